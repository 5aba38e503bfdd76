package org.careeralmanac.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.careeralmanac.launcher.state.StateDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {

    @TempDir
    private Path directory;

    private StateDirectory state;
    private ProcessRecords records;

    @BeforeEach
    void create() {
        state = new StateDirectory(directory.resolve("almanac"));
        state.create();
        records = new ProcessRecords(state);
    }

    @Test
    void giveBackWhatWasWritten() {
        ProcessRecord record = record(ProcessHandle.current().pid(), "boot:1");

        records.write(record);

        assertThat(records.read("gateway")).contains(record);
    }

    @Test
    void keepThePortsOfADeadProcessButDoNotCallItAlive() {
        records.write(record(ProcessHandle.current().pid(), "a boot long ago:1"));

        assertThat(records.read("gateway")).map(ProcessRecord::port).contains(8080);
        assertThat(records.alive("gateway")).isEmpty();
    }

    @Test
    void treatAHalfWrittenFileAsNone() throws Exception {
        Files.writeString(state.run().resolve("gateway.json"), "{\"name\": \"gate");

        assertThat(records.read("gateway")).isEmpty();
        assertThat(records.alive("gateway")).isEmpty();
    }

    private static ProcessRecord record(long pid, String birth) {
        return new ProcessRecord("gateway", new ProcessIdentity(pid, birth), 8080, 9080, "abc", "1.0");
    }
}
