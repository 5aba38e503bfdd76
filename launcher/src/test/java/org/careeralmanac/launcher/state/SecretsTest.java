package org.careeralmanac.launcher.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.careeralmanac.launcher.LauncherException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    private StateDirectory state;

    @BeforeEach
    void create() {
        state = new StateDirectory(directory.resolve("almanac"));
        state.create();
    }

    @Test
    void areMadeOnceAndDifferForEachDatabase() {
        Secrets made = Secrets.loadOrCreate(state);
        Secrets read = Secrets.loadOrCreate(state);

        List<String> passwords = passwords(made);
        assertThat(passwords).doesNotHaveDuplicates().allMatch(password -> password.length() >= 32);
        assertThat(passwords(read)).isEqualTo(passwords);
        assertThat(read.publicKeyText()).isEqualTo(made.publicKeyText());
    }

    @Test
    void mayBeReadByTheirOwnerAlone() throws Exception {
        Secrets.loadOrCreate(state);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.secrets())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void areNotMadeAnewOverDataThatNeedsTheOldOnes() throws Exception {
        Files.createDirectories(state.postgres());
        Files.writeString(state.postgres().resolve("PG_VERSION"), "18\n");

        assertThatThrownBy(() -> Secrets.loadOrCreate(state))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("secrets.properties is gone");
        assertThat(state.secrets()).doesNotExist();
    }

    @Test
    void nameWhatIsMissing() throws Exception {
        Secrets.loadOrCreate(state);
        List<String> lines = Files.readAllLines(state.secrets());
        Files.write(
                state.secrets(),
                lines.stream().filter(line -> !line.contains("salary")).toList());

        assertThatThrownBy(() -> Secrets.loadOrCreate(state))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("postgres.salary.password");
    }

    private static List<String> passwords(Secrets secrets) {
        return Stream.concat(
                        Stream.of(secrets.superuserPassword()),
                        Stream.of("roles", "salary", "trends").map(secrets::password))
                .toList();
    }
}
