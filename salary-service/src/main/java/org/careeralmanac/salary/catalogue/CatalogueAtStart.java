package org.careeralmanac.salary.catalogue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.LoadedCatalogues;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.careeralmanac.defaults.schema.Attempts;
import org.careeralmanac.defaults.schema.Schema;
import org.careeralmanac.defaults.schema.SchemaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;

/**
 * Brings the schema up and loads the bundled catalogue when the service starts, and tells by its readiness how that went: {@code state} is
 * {@code waiting} while the database is away, which is asked again, and {@code refused} after any other failure, since
 * what is wrong stays wrong until another program comes.
 */
@Readiness
@ApplicationScoped
public class CatalogueAtStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CatalogueAtStart.class);

    private sealed interface State {
        record Loaded() implements State {}

        record Waiting(String why) implements State {}

        record Refused(String why) implements State {}
    }

    private final CatalogueLoader loader;
    private final LoadedCatalogues catalogues;
    private final Schema schema;
    private final Attempts attempts;
    private volatile State state = new State.Waiting("not loaded yet");

    CatalogueAtStart(
            Flyway flyway,
            EntityManagerFactory entities,
            CatalogueLoader loader,
            DataSource database,
            @ConfigProperty(name = "almanac.catalogue.folder", defaultValue = "catalogue") String folder) {
        this.loader = loader;
        this.catalogues = new LoadedCatalogues(database);
        this.schema = new Schema(
                flyway,
                () -> entities.unwrap(SessionFactory.class).getSchemaManager().validate());
        this.attempts = new Attempts("catalogue", () -> attempt(Catalogue.onClassPath(folder)));
    }

    void start(@Observes StartupEvent event) {
        attempts.start();
    }

    void stop(@Observes ShutdownEvent event) {
        attempts.stop();
    }

    Schema schema() {
        return schema;
    }

    /** @return false where another attempt can succeed */
    boolean attempt(Catalogue catalogue) {
        try {
            schema.bringUp();
            if (!catalogues.contains(catalogue)) {
                loader.load(catalogue);
                catalogues.add(catalogue);
            }
            state = new State.Loaded();
            return true;
        } catch (SchemaException e) {
            LOG.errorf("Not ready: %s", e.getMessage());
            state = new State.Refused(e.getMessage());
            return true;
        } catch (Exception e) {
            if (!DatabaseAway.causes(e)) {
                LOG.error(schema.stands() ? "The catalogue cannot be loaded" : "The schema cannot be used", e);
                state = new State.Refused(reason(e));
                return true;
            }
            State.Waiting waiting = new State.Waiting(DatabaseAway.why(e));
            // Once for each reason: a database that is away for an hour is one line, not hundreds.
            if (!waiting.equals(state)) {
                LOG.warnf("Not ready, waiting for the database: %s", waiting.why());
            }
            state = waiting;
            return false;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage().strip();
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("Starter catalogue");
        return switch (state) {
            case State.Loaded _ -> answer.up().build();
            case State.Waiting(String why) ->
                answer.down()
                        .withData("state", "waiting")
                        .withData("reason", why)
                        .build();
            case State.Refused(String why) ->
                answer.down()
                        .withData("state", "refused")
                        .withData("reason", why)
                        .build();
        };
    }
}
