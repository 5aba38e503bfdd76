package org.careeralmanac.roles.catalogue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.LoadedCatalogues;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.schema.Attempts;
import org.careeralmanac.defaults.schema.Schema;
import org.careeralmanac.defaults.schema.SchemaException;
import org.careeralmanac.roles.page.PageCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.hibernate.SessionFactory;
import org.jboss.logging.Logger;

/**
 * Brings the schema, the pages and the starter catalogue up to what this build carries. While the database is away the service is
 * alive and not ready, and tries again; it does not end, since ending would only make an orchestrator start it anew.
 */
@ApplicationScoped
public class Starter {

    private static final Logger LOG = Logger.getLogger(Starter.class);

    private final Schema schema;
    private final StarterLoader loader;
    private final PageCode pages;
    private final LoadedCatalogues catalogues;
    private final String folder;

    private final Attempts attempts = new Attempts("starter", this::attempt);

    private volatile Opening opening = new Opening.Waiting("not begun");

    public Starter(
            Flyway flyway,
            EntityManagerFactory entities,
            StarterLoader loader,
            PageCode pages,
            DataSource database,
            @ConfigProperty(name = "almanac.catalogue.folder", defaultValue = "catalogue") String folder) {
        this.schema = new Schema(
                flyway,
                () -> entities.unwrap(SessionFactory.class).getSchemaManager().validate());
        this.loader = loader;
        this.pages = pages;
        this.catalogues = new LoadedCatalogues(database);
        this.folder = folder;
    }

    public Opening opening() {
        return opening;
    }

    void start(@Observes StartupEvent event) {
        attempts.start();
    }

    void stop(@Observes ShutdownEvent event) {
        attempts.stop();
    }

    /**
     * Rebuilds pages of an older build. A thousand take many seconds: until the new ones are there, those are served.
     *
     * @return false where another attempt can succeed
     */
    private boolean rebuilt(boolean older) {
        if (!older) {
            return true;
        }
        try {
            long began = System.nanoTime();
            List<String> different = pages.apply();
            LOG.infof(
                    "This build composes the pages of %d roles differently; all were rebuilt in %d ms.",
                    different.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            return true;
        } catch (SQLException | RuntimeException e) {
            LOG.error("Pages of an older build cannot be rebuilt; they go on being served", e);
            return !DatabaseAway.causes(e);
        }
    }

    /** @return false where another attempt can succeed */
    private boolean attempt() {
        boolean older = false;
        try {
            schema.bringUp();
            older = pages.pending();
            if (!older) {
                // Nothing to rebuild: what is loaded now is composed by this build.
                pages.apply();
            }
            Catalogue catalogue = Catalogue.onClassPath(folder);
            List<String> loaded = List.of();
            if (!catalogues.contains(catalogue)) {
                loaded = loader.load(catalogue);
                catalogues.add(catalogue);
            }
            opening = new Opening.Open();
            LOG.infof(loaded.isEmpty() ? "The starter catalogue was loaded before." : "Loaded %s.", loaded);
            return rebuilt(older);
        } catch (SchemaException e) {
            opening = new Opening.Refused(e.getMessage(), false);
            LOG.errorf("Not ready: %s", e.getMessage());
            return true;
        } catch (CatalogueException | ProblemException e) {
            opening = new Opening.Refused(e.getMessage(), schema.stands());
            LOG.errorf("The starter catalogue is refused, what was loaded before is served: %s", e.getMessage());
            return rebuilt(older);
        } catch (Exception e) {
            if (!DatabaseAway.causes(e)) {
                opening = new Opening.Refused(String.valueOf(e.getMessage()), schema.stands());
                LOG.error(schema.stands() ? "The starter catalogue cannot be loaded" : "The schema cannot be used", e);
                return true;
            }
            String reason = DatabaseAway.why(e);
            Opening before = opening;
            opening = schema.stands() ? new Opening.Loading(reason) : new Opening.Waiting(reason);
            // Once for each reason: a database that is away for an hour is one line, not hundreds.
            if (!opening.equals(before)) {
                LOG.warnf("Not ready, waiting for the database: %s", reason);
            }
            return false;
        }
    }
}
