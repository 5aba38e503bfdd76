package org.careeralmanac.salary.catalogue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.LoadedCatalogues;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Loads the bundled catalogue when the service starts, and tells by its readiness how that went: {@code state} is
 * {@code waiting} while the database is away, which is asked again, and {@code refused} after any other failure, since
 * what is wrong stays wrong until another program comes.
 */
@Readiness
@ApplicationScoped
public class CatalogueAtStart implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(CatalogueAtStart.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private sealed interface State {
        record Loaded() implements State {}

        record Waiting(String why) implements State {}

        record Refused(String why) implements State {}
    }

    private final CatalogueLoader loader;
    private final LoadedCatalogues catalogues;
    private final String folder;
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("catalogue").daemon().factory());
    private volatile State state = new State.Waiting("not loaded yet");

    CatalogueAtStart(
            CatalogueLoader loader,
            DataSource database,
            @ConfigProperty(name = "almanac.catalogue.folder", defaultValue = "catalogue") String folder) {
        this.loader = loader;
        this.catalogues = new LoadedCatalogues(database);
        this.folder = folder;
    }

    void start(@Observes StartupEvent event) {
        attempt(Catalogue.onClassPath(folder));
    }

    void stop(@Observes ShutdownEvent event) {
        retries.shutdownNow();
    }

    void attempt(Catalogue catalogue) {
        try {
            if (!catalogues.contains(catalogue)) {
                loader.load(catalogue);
                catalogues.add(catalogue);
            }
            state = new State.Loaded();
        } catch (Exception e) {
            if (DatabaseAway.causes(e)) {
                State.Waiting waiting = new State.Waiting(reason(e));
                // Once for each reason: a database that is away for an hour is one line, not hundreds.
                if (!waiting.equals(state)) {
                    LOG.warnf("The catalogue waits for the database: %s", waiting.why());
                }
                state = waiting;
                retries.schedule(() -> attempt(catalogue), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                LOG.error("The catalogue cannot be loaded", e);
                state = new State.Refused(reason(e));
            }
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
