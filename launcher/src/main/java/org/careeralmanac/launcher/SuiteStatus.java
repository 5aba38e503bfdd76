package org.careeralmanac.launcher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.careeralmanac.launcher.process.Footprint;
import org.jose4j.json.JsonUtil;

/**
 * How an installation stands.
 *
 * @param data its directory
 * @param parts the services, then the server, then the databases
 */
public record SuiteStatus(String data, List<Part> parts) {

    /** What all the parts come to. */
    public enum State {
        READY(0),
        /** Something that should run does not, or is not ready. */
        TROUBLE(1),
        STOPPED(3);

        private final int exitCode;

        State(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /**
     * One line of the table; what does not apply or is not known is null.
     *
     * @param running whether its process lives; null for a database, which has none of its own
     * @param memory bytes
     * @param disk bytes
     */
    public record Part(
            String name,
            String version,
            Integer port,
            Long pid,
            Boolean running,
            boolean well,
            String health,
            Long memory,
            Long disk) {}

    public State state() {
        if (parts.stream().noneMatch(part -> Boolean.TRUE.equals(part.running()))) {
            return State.STOPPED;
        }
        return parts.stream().allMatch(Part::well) ? State.READY : State.TROUBLE;
    }

    public long memory() {
        return parts.stream()
                .map(Part::memory)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    public String json() {
        List<Map<String, Object>> processes = new ArrayList<>();
        List<Map<String, Object>> databases = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("name", part.name());
            json.put("version", part.version());
            json.put("ready", part.well());
            json.put("health", part.health());
            json.put("diskBytes", part.disk());
            if (part.running() == null) {
                databases.add(json);
                continue;
            }
            json.put("port", part.port());
            json.put("pid", part.pid());
            json.put("memoryBytes", part.memory());
            processes.add(json);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", state().name().toLowerCase(Locale.ROOT));
        json.put("data", data);
        json.put("memoryBytes", memory());
        json.put("parts", processes);
        json.put("databases", databases);
        return JsonUtil.toJson(json);
    }

    public String table() {
        String row = "%-20s %-15s %6s %8s %9s %9s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(row.formatted("", "version", "port", "pid", "memory", "disk", "health"));
        for (Part part : parts) {
            lines.add(row.formatted(
                            part.running() == null ? "  database " + part.name() : part.name(),
                            text(part.version()),
                            text(part.port()),
                            text(part.pid()),
                            part.memory() == null ? "-" : Footprint.human(part.memory()),
                            part.disk() == null ? "-" : Footprint.human(part.disk()),
                            part.health())
                    .stripTrailing());
        }
        lines.add("");
        lines.add("%s; %s of memory; data in %s"
                .formatted(
                        switch (state()) {
                            case READY -> "All is ready";
                            case TROUBLE -> "Not all is well";
                            case STOPPED -> "Nothing runs";
                        },
                        Footprint.human(memory()),
                        data));
        return String.join("\n", lines);
    }

    private static String text(Object value) {
        return value == null ? "-" : value.toString();
    }
}
