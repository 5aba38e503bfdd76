package org.careeralmanac.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.state.StateDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

    @TempDir
    private Path home;

    private StateDirectory state;

    @BeforeEach
    void create() {
        state = new StateDirectory(home.resolve(".almanac"));
        state.create();
    }

    @Test
    void isNamedByItsBuildAndKeepsRunningFilesWhenTheNextBuildReplacesThem() throws Exception {
        build("first", 1_000);
        Application first = Application.install(SuiteService.ROLES, home, state);
        assertThat(Application.install(SuiteService.ROLES, home, state)).isEqualTo(first);
        assertThat(first.version()).isEqualTo("0.1.0-SNAPSHOT");

        build("second", 2_000);
        Application second = Application.install(SuiteService.ROLES, home, state);

        assertThat(second.build()).isNotEqualTo(first.build());
        assertThat(first.jar()).hasContent("first");
        assertThat(second.jar()).hasContent("second");

        second.removeOthers();
        assertThat(first.directory()).doesNotExist();
        assertThat(second.jar()).exists();
    }

    @Test
    void thatHasNotBeenBuiltIsSaidSo() {
        assertThatThrownBy(() -> Application.install(SuiteService.SALARY, home, state))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("salary-service has not been built");
    }

    /** What a build leaves, as far as the launcher looks at it; a build replaces files, it does not write into them. */
    private void build(String content, long time) throws IOException {
        Path built = home.resolve("roles-service/target/quarkus-app");
        for (String file : new String[] {
            "quarkus-run.jar",
            "app/roles-service-0.1.0-SNAPSHOT.jar",
            "quarkus/generated-bytecode.jar",
            "lib/main/a.jar"
        }) {
            Path path = built.resolve(file);
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            Files.writeString(path, content);
            Files.setLastModifiedTime(path, FileTime.fromMillis(time));
        }
    }
}
