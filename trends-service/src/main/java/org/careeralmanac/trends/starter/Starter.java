package org.careeralmanac.trends.starter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import javax.sql.DataSource;
import org.careeralmanac.defaults.catalogue.Catalogue;
import org.careeralmanac.defaults.catalogue.CatalogueException;
import org.careeralmanac.defaults.catalogue.LoadedCatalogues;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.DatabaseAway;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Releases;
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

/** Brings the schema up and loads the catalogue when the service starts; until it is loaded the service is not ready, and says why. */
@Readiness
@Singleton
public class Starter implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(Starter.class);

    private final Schema schema;
    private final Attempts attempts;
    private final StarterLoader loader;
    private final LoadedCatalogues catalogues;
    private volatile State state = new State.Waiting("not loaded yet");

    /** How far the load is. */
    private sealed interface State {
        record Loaded() implements State {}

        record Waiting(String why) implements State {}

        record Refused(String why) implements State {}
    }

    Starter(
            Flyway flyway,
            EntityManagerFactory entities,
            DataSource database,
            Releases releases,
            ChangeFeed feed,
            Clock clock,
            @ConfigProperty(name = "almanac.starter.folder", defaultValue = "catalogue") String folder) {
        this.loader = new StarterLoader(database, releases, feed, clock);
        this.catalogues = new LoadedCatalogues(database);
        this.schema = new Schema(
                flyway,
                () -> entities.unwrap(SessionFactory.class).getSchemaManager().validate());
        this.attempts = new Attempts("starter", () -> attempt(Catalogue.onClassPath(folder)));
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

    /** @return false where another attempt can succeed */
    private boolean attempt(Catalogue catalogue) {
        try {
            schema.bringUp();
            boolean loaded = false;
            if (!catalogues.contains(catalogue)) {
                loaded = loader.load(catalogue);
                catalogues.add(catalogue);
            }
            loader.derive();
            LOG.info(loaded ? "The starter catalogue is loaded." : "The starter catalogue was there already.");
            state = new State.Loaded();
            return true;
        } catch (SchemaException e) {
            LOG.errorf("Not ready: %s", e.getMessage());
            state = new State.Refused(e.getMessage());
            return true;
        } catch (CatalogueException | ProblemException e) {
            // Written for whoever edits the catalogue: the message says file, line and field.
            LOG.errorf("The starter catalogue is refused: %s", e.getMessage());
            state = new State.Refused(reason(e));
            return true;
        } catch (Exception e) {
            if (!DatabaseAway.causes(e)) {
                LOG.error(schema.stands() ? "The starter catalogue cannot be loaded" : "The schema cannot be used", e);
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
}
