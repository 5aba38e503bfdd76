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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What an owner's reads cost: processor time of the service per answer (user and system, from the operating system), and
 * how long an answer took. Owners keep nothing in memory between requests, so there is no cache to switch off.
 *
 * <pre>java bench/owners/OwnerReads.java --base http://127.0.0.1:8082 --pid 1234 bench/owners/salary.txt</pre>
 *
 * A line of the file is a budget in microseconds (- for none), a name and an address, separated by blanks; # begins a
 * remark. Each read is asked for until the compiler of the virtual machine is done with it: until two rounds in a row cost
 * nothing less than the cheapest before. It says which measurements are above their budget, and ends with 1 if any is, or
 * if any read did not answer.
 */
class OwnerReads {

    private static final int THREADS = 2;

    /** A round that costs so much of the cheapest before is no longer getting cheaper. */
    private static final double SETTLED = 0.97;

    private static final int MOST_ROUNDS = 40;

    record Read(long budgetMicros, String name, String address) {}

    record Round(long cpuMicros, long[] nanos, long bytes) {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>(Map.of("requests", "4000", "round", "2000"));
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                files.add(Path.of(arguments[i]));
            }
        }
        if (!options.containsKey("base") || !options.containsKey("pid") || files.isEmpty()) {
            System.err.println("usage: OwnerReads.java --base URL --pid PID [--requests N] [--round N] FILE…");
            System.exit(2);
        }
        ProcessHandle service = ProcessHandle.of(Long.parseLong(options.get("pid"))).orElseThrow();
        int requests = Integer.parseInt(options.get("requests"));
        int round = Integer.parseInt(options.get("round"));
        boolean within = true;
        System.out.printf(
                "%-28s %8s %8s %8s %8s %8s %9s%n", "read", "CPU µs", "budget", "p50 µs", "p99 µs", "bytes", "warm-up");
        for (Path file : files) {
            for (Read read : reads(file)) {
                try {
                    within &= measure(read, URI.create(options.get("base") + read.address()), service, requests, round);
                } catch (Exception e) {
                    System.out.printf("%-28s was not answered: %s%n", read.name(), e.getMessage());
                    within = false;
                }
            }
        }
        System.exit(within ? 0 : 1);
    }

    private static boolean measure(Read read, URI uri, ProcessHandle service, int requests, int perRound)
            throws Exception {
        long least = Long.MAX_VALUE;
        int rounds = 0;
        for (int settled = 0; settled < 2 && rounds < MOST_ROUNDS; rounds++) {
            long cpu = run(uri, service, perRound).cpuMicros();
            settled = cpu >= least * SETTLED ? settled + 1 : 0;
            least = Math.min(least, cpu);
        }
        Round measured = run(uri, service, requests);
        Arrays.sort(measured.nanos());
        boolean within = measured.cpuMicros() <= read.budgetMicros();
        System.out.printf(
                "%-28s %8d %8s %8d %8d %8d %9d%s%n",
                read.name(),
                measured.cpuMicros(),
                read.budgetMicros() == Long.MAX_VALUE ? "-" : read.budgetMicros(),
                measured.nanos()[requests / 2] / 1_000,
                measured.nanos()[(int) (requests * 0.99)] / 1_000,
                measured.bytes(),
                rounds * perRound,
                within ? "" : "  above");
        return within;
    }

    private static List<Read> reads(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+", 3))
                    .map(part -> new Read(part[0].equals("-") ? Long.MAX_VALUE : Long.parseLong(part[0]), part[1], part[2]))
                    .toList();
        }
    }

    private static Round run(URI uri, ProcessHandle service, int requests) throws Exception {
        long[] nanos = new long[requests];
        AtomicLong bytes = new AtomicLong();
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        Duration before = service.info().totalCpuDuration().orElseThrow();
        try (client;
                ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int first = t;
                all.add(threads.submit(() -> {
                    for (int i = first; i < requests; i += THREADS) {
                        long start = System.nanoTime();
                        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                        nanos[i] = System.nanoTime() - start;
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(answer.statusCode() + " " + new String(answer.body()));
                        }
                        bytes.set(answer.body().length);
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        Duration used = service.info().totalCpuDuration().orElseThrow().minus(before);
        return new Round(used.toNanos() / 1_000 / requests, nanos, bytes.get());
    }
}
