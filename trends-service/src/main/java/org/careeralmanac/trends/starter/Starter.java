package org.careeralmanac.trends.starter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.LoadedCatalogues;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Releases;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Loads the catalogue when the service starts; until it is loaded the service is not ready, and says why. */
@Readiness
@Singleton
public class Starter implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Starter.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final StarterLoader loader;
    private final LoadedCatalogues catalogues;
    private final String folder;
    private volatile State state = new State.Waiting("not loaded yet");
    private volatile Thread retrying;

    /** How far the load is. */
    private sealed interface State {
        record Loaded() implements State {}

        record Waiting(String why) implements State {}

        record Refused(String why) implements State {}
    }

    Starter(
            DataSource database,
            Releases releases,
            ChangeFeed feed,
            Clock clock,
            @ConfigProperty(name = "almanac.starter.folder", defaultValue = "catalogue") String folder) {
        this.loader = new StarterLoader(database, releases, feed, clock);
        this.catalogues = new LoadedCatalogues(database);
        this.folder = folder;
    }

    void start(@Observes StartupEvent event) {
        Catalogue catalogue = Catalogue.onClassPath(folder);
        if (!attempt(catalogue)) {
            // Only the database can come back by itself; the service starts without it and stays unready.
            retrying = Thread.ofPlatform().daemon().name("starter").start(() -> retry(catalogue));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (retrying != null) {
            retrying.interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        return switch (state) {
            case State.Loaded() ->
                HealthCheckResponse.named("starter catalogue").up().build();
            case State.Waiting(String why) ->
                HealthCheckResponse.named("starter catalogue")
                        .down()
                        .withData("state", "waiting")
                        .withData("reason", why)
                        .build();
            case State.Refused(String why) ->
                HealthCheckResponse.named("starter catalogue")
                        .down()
                        .withData("state", "refused")
                        .withData("reason", why)
                        .build();
        };
    }

    private void retry(Catalogue catalogue) {
        try {
            do {
                Thread.sleep(RETRY);
            } while (!attempt(catalogue));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false where another attempt can succeed */
    private boolean attempt(Catalogue catalogue) {
        try {
            boolean loaded = false;
            if (!catalogues.contains(catalogue)) {
                loaded = loader.load(catalogue);
                catalogues.add(catalogue);
            }
            loader.derive();
            LOG.info(loaded ? "The starter catalogue is loaded." : "The starter catalogue was there already.");
            state = new State.Loaded();
            return true;
        } catch (CatalogueException | ProblemException e) {
            // Written for whoever edits the catalogue: the message says file, line and field.
            LOG.errorf("The starter catalogue is refused: %s", e.getMessage());
            state = new State.Refused(reason(e));
            return true;
        } catch (Exception e) {
            if (!DatabaseAway.causes(e)) {
                LOG.error("The starter catalogue cannot be loaded", e);
                state = new State.Refused(reason(e));
                return true;
            }
            State.Waiting waiting = new State.Waiting(reason(e));
            // Once for each reason: a database that is away for an hour is one line, not hundreds.
            if (!waiting.equals(state)) {
                LOG.warnf("The starter catalogue waits for the database: %s", waiting.why());
            }
            state = waiting;
            return false;
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage().strip();
    }
}
