package org.careeralmanac.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.launcher.state.StateDirectory;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** The records of the processes, one JSON file each. A file that cannot be read counts as none. */
public final class ProcessRecords {

    private final Path directory;

    public ProcessRecords(StateDirectory state) {
        this.directory = state.run();
    }

    public void write(ProcessRecord process) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", process.name());
        json.put("pid", process.identity().pid());
        json.put("birth", process.identity().birth());
        json.put("port", process.port());
        json.put("managementPort", process.managementPort());
        json.put("setting", process.setting());
        json.put("version", process.version());
        StateDirectory.replace(file(process.name()), JsonUtil.toJson(json) + "\n");
    }

    public Optional<ProcessRecord> read(String name) {
        try {
            Map<String, Object> json = JsonUtil.parseJson(Files.readString(file(name)));
            return Optional.of(new ProcessRecord(
                    (String) json.get("name"),
                    new ProcessIdentity(number(json, "pid"), (String) json.get("birth")),
                    (int) number(json, "port"),
                    (int) number(json, "managementPort"),
                    (String) json.get("setting"),
                    (String) json.get("version")));
        } catch (IOException | JoseException | ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    /** The record, if the very process that it names still lives. */
    public Optional<ProcessRecord> alive(String name) {
        return read(name).filter(ProcessRecord::isAlive);
    }

    public void remove(String name) {
        try {
            Files.delete(file(name));
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long number(Map<String, Object> json, String key) {
        return ((Number) json.get(key)).longValue();
    }

    private Path file(String name) {
        return directory.resolve(name + ".json");
    }
}
