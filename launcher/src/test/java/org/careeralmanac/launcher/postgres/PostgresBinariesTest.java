package org.careeralmanac.launcher.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.careeralmanac.launcher.LauncherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PostgresBinariesTest {

    @TempDir
    private Path directory;

    @Test
    void keepLinksAndExecutableFiles() throws Exception {
        byte[] archive = archive("bin/initdb");

        PostgresBinaries binaries = PostgresBinaries.unpack(() -> new ByteArrayInputStream(archive), directory);

        Path initdb = binaries.program("initdb");
        assertThat(initdb).isExecutable().hasContent("program");
        Path link = initdb.resolveSibling("link");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(link).hasContent("program");
    }

    @Test
    void leaveNothingUnderTheFinalNameWhenTheArchiveIsCutOff() throws Exception {
        byte[] archive = archive("bin/initdb");
        byte[] cut = Arrays.copyOf(archive, archive.length / 2);

        assertThatThrownBy(() -> PostgresBinaries.unpack(() -> new ByteArrayInputStream(cut), directory))
                .isInstanceOf(LauncherException.class);

        assertThat(names()).isEmpty();
    }

    @Test
    void areUnpackedAgainAfterAnInterruption() throws Exception {
        byte[] archive = archive("bin/initdb");
        Files.createDirectories(directory.resolve("unpacking-123/bin"));
        Files.writeString(directory.resolve("unpacking-123/bin/initdb"), "half");

        PostgresBinaries binaries = PostgresBinaries.unpack(() -> new ByteArrayInputStream(archive), directory);

        assertThat(binaries.program("initdb")).hasContent("program");
        assertThat(names()).hasSize(1).allMatch(name -> name.startsWith("postgres-"));
    }

    @Test
    void areNotUnpackedTwice() throws Exception {
        byte[] archive = archive("bin/initdb");
        Path first = PostgresBinaries.unpack(() -> new ByteArrayInputStream(archive), directory)
                .program("initdb");
        Files.writeString(first, "touched");

        Path second = PostgresBinaries.unpack(() -> new ByteArrayInputStream(archive), directory)
                .program("initdb");

        assertThat(second).isEqualTo(first).hasContent("touched");
    }

    @Test
    void refuseAnArchiveThatReachesOutside() throws Exception {
        byte[] archive = archive("../outside");

        assertThatThrownBy(() ->
                        PostgresBinaries.unpack(() -> new ByteArrayInputStream(archive), directory.resolve("bin")))
                .isInstanceOf(LauncherException.class)
                .hasMessageContaining("outside of its directory");
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void areNamedForTheMachine() {
        assertThat(PostgresBinaries.resourceName("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(PostgresBinaries.resourceName("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(PostgresBinaries.resourceName("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(PostgresBinaries.resourceName("Mac OS X", "x86_64")).isEqualTo("postgres-darwin-x86_64.txz");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    private static byte[] archive(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] content = "program".getBytes(StandardCharsets.UTF_8);
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            TarArchiveEntry program = new TarArchiveEntry(file, true);
            program.setSize(content.length);
            program.setMode(0100755);
            tar.putArchiveEntry(program);
            tar.write(content);
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("bin/link", TarConstants.LF_SYMLINK);
            link.setLinkName("initdb");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
