import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes from the moment an editor publishes until the public page shows it, while readers ask for pages.
 * bench/edits/README.md says how to run it.
 */
public final class Edits {

    private static final Pattern CAREER = Pattern.compile("\"id\":\"([a-z0-9-]+)\",\"slug\":\"([a-z0-9-]+)\"");

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("usage: java bench/edits/Edits.java GATEWAY TOKEN [EDITS] [READERS]");
            System.exit(2);
        }
        String gateway = args[0];
        int edits = args.length > 2 ? Integer.parseInt(args[2]) : 200;
        int readers = args.length > 3 ? Integer.parseInt(args[3]) : 4;
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        List<String> ids = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        Matcher found = CAREER.matcher(get(client, gateway + "/api/v1/careers?limit=100"));
        while (found.find()) {
            ids.add(found.group(1));
            slugs.add(found.group(2));
        }
        AtomicBoolean on = new AtomicBoolean(true);
        AtomicLong read = new AtomicLong();
        for (int i = 0; i < readers; i++) {
            int first = i;
            Thread.ofPlatform().daemon().start(() -> {
                for (int n = first; on.get(); n++) {
                    try {
                        get(client, gateway + "/api/v1/careers/" + slugs.get(n % slugs.size()));
                        read.incrementAndGet();
                        Thread.sleep(10);
                    } catch (Exception e) {
                        System.err.println("a reader failed: " + e);
                    }
                }
            });
        }
        long began = System.nanoTime();
        double[] publishing = new double[edits];
        double[] visible = new double[edits];
        for (int n = 0; n < edits; n++) {
            String slug = slugs.get(n % slugs.size());
            String mark = "Edit " + n + " of " + began;
            long start = System.nanoTime();
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(gateway + "/api/v1/admin/roles/"
                                    + ids.get(n % ids.size()) + "/revisions"))
                            .header("Authorization", "Bearer " + args[1])
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"note\":\"bench\",\"sections\":{\"challenges\":{\"intro\":\"" + mark + "\"}}}"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            publishing[n] = (System.nanoTime() - start) / 1e6;
            // From the answer on it is published; what came before is the publishing itself.
            long published = System.nanoTime();
            while (!get(client, gateway + "/api/v1/careers/" + slug).contains(mark)) {
                Thread.sleep(5);
            }
            visible[n] = (System.nanoTime() - published) / 1e6;
        }
        on.set(false);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d edits over %d careers in %.0f s; %d readers got %.0f pages a second%n",
                edits, slugs.size(), seconds, readers, read.get() / seconds);
        print("publishing (the call itself)", publishing);
        print("from published to shown", visible);
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%-30s p50 %6.0f ms, p95 %6.0f ms, p99 %6.0f ms, most %6.0f ms%n",
                what,
                millis[millis.length / 2],
                millis[(int) Math.ceil(millis.length * 0.95) - 1],
                millis[(int) Math.ceil(millis.length * 0.99) - 1],
                millis[millis.length - 1]);
    }

    private static String get(HttpClient client, String address) throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode());
        }
        return answer.body();
    }
}
