package org.careeralmanac.defaults.release;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * How old the data of each source is: the publication day of its newest release in use, as a time in seconds since 1970,
 * so that the age is now less this. In every service that has a database.
 */
@IfBuildProperty(name = "quarkus.datasource.db-kind", stringValue = "postgresql")
@Singleton
public class SourceMeters {

    private static final Logger LOG = Logger.getLogger(SourceMeters.class);
    private static final long EVERY_SECONDS = 60;
    private static final long FIRST_AFTER_SECONDS = 5;

    private final DataSource database;
    private final MultiGauge gauge;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("source-meters").daemon().factory());

    SourceMeters(DataSource database, MeterRegistry meters) {
        this.database = database;
        this.gauge = MultiGauge.builder("almanac.source.known.from")
                .description("The publication day of a source's newest release in use")
                .baseUnit("seconds")
                .register(meters);
    }

    void start(@Observes StartupEvent event) {
        reader.scheduleWithFixedDelay(this::read, FIRST_AFTER_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        reader.shutdownNow();
    }

    void read() {
        List<Row<?>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery("""
                        SELECT source_id, max(known_from) FROM release WHERE status = 'published' GROUP BY source_id""")) {
            while (newest.next()) {
                long day = newest.getObject(2, LocalDate.class)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toEpochSecond();
                rows.add(Row.of(Tags.of("source", newest.getString(1)), day));
            }
            gauge.register(rows, true);
        } catch (SQLException | RuntimeException e) {
            // The last reading stays; that the database is away is said elsewhere.
            LOG.debugf(e, "The ages of the sources cannot be read");
        }
    }
}
