package org.careeralmanac.system.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.careeralmanac.system.Suite;

/** The table in {@code docs/reliability.md}, between its two marks. */
final class ReliabilityTable {

    private static final String FROM = "<!-- measured: from here -->";
    private static final String TO = "<!-- measured: to here -->";

    private ReliabilityTable() {}

    static void write(List<Measured> rows, double slack, int rate, Duration during) throws IOException {
        Path file = Suite.HOME.resolve("docs/reliability.md");
        String document = Files.readString(file);
        String table =
                "\n%s, commit `%s`; %s.\n%d requests a second, each fault for %d s, bound of one answer %.0f ms (900 ms × %.1f).\n\n"
                                .formatted(
                                        LocalDate.now(ZoneOffset.UTC),
                                        first("git", "-C", Suite.HOME.toString(), "rev-parse", "--short", "HEAD"),
                                        machine(),
                                        rate,
                                        during.toSeconds(),
                                        900 * slack,
                                        slack)
                        + Measured.HEAD
                        + rows.stream().map(Measured::row).collect(Collectors.joining("\n"))
                        + "\n\n";
        Files.writeString(
                file,
                document.substring(0, document.indexOf(FROM) + FROM.length())
                        + table
                        + document.substring(document.indexOf(TO)));
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String model = Files.exists(cpus)
                ? Files.readAllLines(cpus).stream()
                        .filter(l -> l.startsWith("model name"))
                        .map(l -> l.substring(l.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
        return "%d processors (%s), %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        System.getProperty("os.name"),
                        System.getProperty("java.version"));
    }

    private static String first(String... command) {
        return Suite.run(List.of(command), Map.of()).output().strip();
    }
}
