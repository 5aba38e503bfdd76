package org.careeralmanac.defaults.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "28P01", "3D000", "53300", "57P01", "57P03"})
    void connectionsLoginsResourcesAndShutdownsAreWorthWaitingFor(String state) {
        assertThat(DatabaseAway.causes(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void aPoolThatRanOutOfTimeIsToo() {
        assertThat(DatabaseAway.causes(new SQLException("Sorry, acquisition timeout!")))
                .isTrue();
        assertThat(DatabaseAway.causes(new SQLException("Acquisition timeout while waiting for new connection")))
                .isTrue();
    }

    @Test
    void aConnectionLostInTheCommitStandsAmongTheSuppressed() {
        Exception rolledBack = new IllegalStateException("could not commit");
        rolledBack.addSuppressed(new SQLException("gone", "08006"));

        assertThat(DatabaseAway.causes(new IllegalStateException(rolledBack))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22P02", "42P01", "57014"})
    void whatWouldComeAgainIsNot(String state) {
        assertThat(DatabaseAway.causes(new SQLException("wrong", state))).isFalse();
    }

    @Test
    void norIsAFaultOfTheProgramOrOneThatSaysNothing() {
        assertThat(DatabaseAway.causes(new NullPointerException())).isFalse();
        assertThat(DatabaseAway.causes(new SQLException())).isFalse();
    }

    @Test
    void saysInOneLineWhyAndWhatNobodyHasSet() {
        SQLException refused =
                new SQLException("The connection attempt failed.", "08001", new UnknownHostException("db.invalid"));

        assertThat(DatabaseAway.why(new IllegalStateException("Unable to connect\n----\nSQL State: 08001", refused)))
                .isEqualTo("The connection attempt failed. (UnknownHostException: db.invalid);"
                        + " QUARKUS_DATASOURCE_JDBC_URL is not set; QUARKUS_DATASOURCE_USERNAME is not set;"
                        + " QUARKUS_DATASOURCE_PASSWORD is not set");
    }
}
