import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Reads the owner's answer of careers one after the other and prints median and p99 of the time and the service's CPU an
 * answer: {@code java Reads.java URL PID SERIES READS}. In the default view finished answers are kept, so the same number
 * of careers is read whatever the size; with {@code asOf} none is kept, and careers are drawn by a seed from all there are.
 */
public final class Reads {

    private static final int WARM_UP = 20_000;
    private static final int KEPT = 34;
    private static final double TICKS_PER_SECOND = 100;
    private static final String REFERENCE = "family=ai-machine-learning&occupation=ONET-SOC-2019:15-1221.00:broader"
            + "&occupation=SOC-2018:15-1221:broader&role=principal-ai-ml-engineer&roleSeniority=principal";
    private static final String AS_OF = "asOf=2026-12-31&";

    private Reads() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String base = arguments[0] + "/api/v1/sections?";
        long pid = Long.parseLong(arguments[1]);
        int sectors = (Integer.parseInt(arguments[2]) - 1) / 3 + 1;
        int reads = Integer.parseInt(arguments[3]);
        SplittableRandom random = new SplittableRandom(7);
        measure(pid, reads, "kept, one of %d careers with three series each".formatted(KEPT), () -> {
            long sector = (long) random.nextInt(KEPT) * sectors / KEPT;
            return base + career(sector);
        });
        measure(pid, reads, "kept, the reference career", () -> base + REFERENCE);
        measure(
                pid,
                reads,
                "made anew, any career with three series",
                () -> base + AS_OF + career(random.nextInt(sectors)));
        measure(pid, reads, "made anew, the reference career", () -> base + AS_OF + REFERENCE);
    }

    private static String career(long sector) {
        return "occupation=SOC-2018:%02d-%04d:exact&role=bench-%d"
                .formatted(60 + sector / 10_000, sector % 10_000, sector);
    }

    private static void measure(long pid, int reads, String what, Supplier<String> addresses)
            throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long bytes = 0;
            for (int i = 0; i < WARM_UP; i++) {
                bytes = read(client, addresses.get());
            }
            long[] times = new long[reads];
            double before = cpu(pid);
            for (int i = 0; i < reads; i++) {
                String address = addresses.get();
                long start = System.nanoTime();
                read(client, address);
                times[i] = System.nanoTime() - start;
            }
            double used = (cpu(pid) - before) / reads * 1e6;
            Arrays.sort(times);
            System.out.printf(
                    Locale.ROOT,
                    "  %s: median %.2f ms, p99 %.2f ms, CPU of the service %.0f µs, %d bytes%n",
                    what,
                    times[reads / 2] / 1e6,
                    times[reads * 99 / 100] / 1e6,
                    used,
                    bytes);
        }
    }

    private static long read(HttpClient client, String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode() + " " + new String(answer.body()));
        }
        return answer.body().length;
    }

    /** Seconds of user and system time of a process. */
    private static double cpu(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }
}
