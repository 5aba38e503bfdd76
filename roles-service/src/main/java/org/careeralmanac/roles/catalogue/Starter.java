package org.careeralmanac.roles.catalogue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.LoadedCatalogues;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.careeralmanac.defaults.problem.ProblemException;
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

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Flyway flyway;
    private final EntityManagerFactory entities;
    private final StarterLoader loader;
    private final PageCode pages;
    private final LoadedCatalogues catalogues;
    private final String folder;

    private volatile Opening opening = new Opening.Waiting("not begun");
    private volatile Thread retrying;

    public Starter(
            Flyway flyway,
            EntityManagerFactory entities,
            StarterLoader loader,
            PageCode pages,
            DataSource database,
            @ConfigProperty(name = "almanac.catalogue.folder", defaultValue = "catalogue") String folder) {
        this.flyway = flyway;
        this.entities = entities;
        this.loader = loader;
        this.pages = pages;
        this.catalogues = new LoadedCatalogues(database);
        this.folder = folder;
    }

    public Opening opening() {
        return opening;
    }

    void start(@Observes StartupEvent event) {
        attempt();
        if (unfinished()) {
            retrying = Thread.ofPlatform().daemon().name("starter").start(this::retry);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        Thread thread = retrying;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void retry() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (unfinished()) {
                Thread.sleep(pause);
                pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
                attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean unfinished() {
        return opening instanceof Opening.Waiting || opening instanceof Opening.Loading;
    }

    private void attempt() {
        boolean schemaStands = opening instanceof Opening.Loading;
        try {
            if (!schemaStands) {
                flyway.migrate();
                entities.unwrap(SessionFactory.class).getSchemaManager().validate();
                schemaStands = true;
            }
            List<String> rebuilt = pages.apply();
            if (!rebuilt.isEmpty()) {
                LOG.infof("This build composes the pages of %d roles differently; they were rebuilt.", rebuilt.size());
            }
            Catalogue catalogue = Catalogue.onClassPath(folder);
            List<String> loaded = List.of();
            if (!catalogues.contains(catalogue)) {
                loaded = loader.load(catalogue);
                catalogues.add(catalogue);
            }
            opening = new Opening.Open();
            LOG.infof(loaded.isEmpty() ? "The starter catalogue was loaded before." : "Loaded %s.", loaded);
        } catch (CatalogueException | ProblemException e) {
            opening = new Opening.Refused(e.getMessage(), schemaStands);
            LOG.errorf("The starter catalogue is refused, what was loaded before is served: %s", e.getMessage());
        } catch (Exception e) {
            String reason = e.getMessage() == null
                    ? e.getClass().getName()
                    : e.getMessage().strip();
            if (!DatabaseAway.causes(e)) {
                opening = new Opening.Refused(reason, schemaStands);
                LOG.error(schemaStands ? "The starter catalogue cannot be loaded" : "The schema cannot be used", e);
                return;
            }
            Opening before = opening;
            opening = schemaStands ? new Opening.Loading(reason) : new Opening.Waiting(reason);
            // Once for each reason: a database that is away for an hour is one line, not hundreds.
            if (!opening.equals(before)) {
                LOG.warnf("Not ready, waiting for the database: %s", reason);
            }
        }
    }
}
