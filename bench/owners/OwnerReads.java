import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What an owner's reads cost: processor time of the service per answer (user and system, from the operating system), and
 * how long an answer took. Owners keep nothing in memory between requests, so there is no cache to switch off.
 *
 * <pre>java bench/owners/OwnerReads.java --base http://127.0.0.1:8082 --pid 1234 bench/owners/salary.txt</pre>
 *
 * A line of the file is a budget in microseconds, a name and an address, separated by blanks; # begins a remark. It says
 * which measurements are above their budget, and ends with 1 if any is.
 */
class OwnerReads {

    private static final int THREADS = 2;

    record Read(long budgetMicros, String name, String address) {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("requests", "4000", "warm-up", "6000"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        if (!options.containsKey("base") || !options.containsKey("pid") || files.isEmpty()) {
            System.err.println("usage: OwnerReads.java --base URL --pid PID [--requests N] [--warm-up N] FILE…");
            System.exit(2);
        }
        ProcessHandle service = ProcessHandle.of(Long.parseLong(options.get("pid"))).orElseThrow();
        int requests = Integer.parseInt(options.get("requests"));
        int warmUp = Integer.parseInt(options.get("warm-up"));
        boolean within = true;
        System.out.printf("%-44s %10s %10s %10s %10s %10s%n", "read", "CPU µs", "budget", "p50 µs", "p99 µs", "bytes");
        for (Path file : files) {
            for (Read read : reads(file)) {
                URI uri = URI.create(options.get("base") + read.address());
                run(uri, warmUp);
                Duration before = service.info().totalCpuDuration().orElseThrow();
                long[] nanos = run(uri, requests);
                Duration used = service.info().totalCpuDuration().orElseThrow().minus(before);
                long cpu = used.toNanos() / 1_000 / requests;
                Arrays.sort(nanos, 1, nanos.length);
                System.out.printf(
                        "%-44s %10d %10d %10d %10d %10d%s%n",
                        read.name(),
                        cpu,
                        read.budgetMicros(),
                        nanos[1 + requests / 2] / 1_000,
                        nanos[1 + (int) (requests * 0.99)] / 1_000,
                        nanos[0],
                        cpu > read.budgetMicros() ? "  above" : "");
                within &= cpu <= read.budgetMicros();
            }
        }
        System.exit(within ? 0 : 1);
    }

    private static List<Read> reads(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .map(part -> new Read(Long.parseLong(part[0]), part[1], part[2]))
                    .toList();
        }
    }

    /** The size of the last answer, then the time that each answer took. */
    private static long[] run(URI uri, int requests) throws Exception {
        long[] nanos = new long[requests + 1];
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        try (client;
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int first = t;
                all.add(threads.submit(() -> {
                    for (int i = first; i < requests; i += THREADS) {
                        long start = System.nanoTime();
                        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                        nanos[i + 1] = System.nanoTime() - start;
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(answer.statusCode() + " " + new String(answer.body()));
                        }
                        nanos[0] = answer.body().length;
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        return nanos;
    }
}
