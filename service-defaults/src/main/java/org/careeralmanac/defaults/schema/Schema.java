package org.careeralmanac.defaults.schema;

import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The schema of a service's database. Bringing it up may be tried again: a service starts without its database, and is
 * not ready until this has succeeded.
 */
public final class Schema {

    /** What Flyway says when it has waited for long enough; it has no exception of its own for it. */
    private static final String LOCKED = "advisory lock";

    /** Holds what a program expects against the schema. */
    @FunctionalInterface
    public interface Validation {

        /** @throws Exception where they differ, or where the database cannot be asked */
        void run() throws Exception;
    }

    private final Flyway flyway;
    private final Validation validation;
    private volatile boolean standing;

    public Schema(Flyway flyway, Validation validation) {
        this.flyway = flyway;
        this.validation = validation;
    }

    /** Whether {@link #bringUp} has succeeded. */
    public boolean stands() {
        return standing;
    }

    /**
     * Migrates what is older than this build; of several replicas one does, the others wait for it. Does nothing where
     * it succeeded before.
     *
     * @throws SchemaException when the schema is newer than this build; nothing was changed
     */
    public void bringUp() {
        if (standing) {
            return;
        }
        refuseNewer(flyway.info());
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (String.valueOf(e.getMessage()).contains(LOCKED)) {
                throw new IllegalStateException(
                        "Another replica is migrating the schema",
                        new SQLTransientConnectionException("Another replica is migrating the schema"));
            }
            throw e;
        }
        try {
            validation.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The schema is not what this build expects: " + e.getMessage(), e);
        }
        standing = true;
    }

    /** Until the schema stands nothing can be answered: a 503 says so, where an SQL error would say nothing. */
    public void require() throws ProblemException {
        if (!standing) {
            throw ProblemMappers.unavailable("The service has no database that it can use yet.");
        }
    }

    private static void refuseNewer(MigrationInfoService info) {
        Optional<MigrationVersion> newer = newest(info.applied(), false);
        if (newer.isPresent()) {
            throw new SchemaException("The database's schema is at version " + newer.get() + ", and this build knows "
                    + newest(info.all(), true).map(Object::toString).orElse("none")
                    + " at most. Run the build that migrated it or a newer one, or restore a backup from before.");
        }
    }

    /** Flyway itself would let a schema pass that has more than it knows. */
    private static Optional<MigrationVersion> newest(MigrationInfo[] migrations, boolean known) {
        return Arrays.stream(migrations)
                .filter(migration -> migration.getState().isResolved() == known)
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
