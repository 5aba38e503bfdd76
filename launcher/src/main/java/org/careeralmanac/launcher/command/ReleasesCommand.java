package org.careeralmanac.launcher.command;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.careeralmanac.launcher.steward.AdminApi;
import org.jose4j.json.JsonUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "releases",
        description = "Lists the releases that the almanac holds, of one source or of all.",
        subcommands = {
            ReleasesCommand.Differences.class,
            ReleasesCommand.Publish.class,
            ReleasesCommand.Withdraw.class,
        },
        mixinStandardHelpOptions = true)
public final class ReleasesCommand implements Callable<Integer> {

    @Mixin
    private Stewardship stewardship;

    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "A source, e.g. bls-oews; all when left out.")
    private String source;

    @Override
    public Integer call() throws InterruptedException {
        AdminApi api = stewardship.api();
        String path = "releases" + AdminApi.query(source == null ? Map.of() : Map.of("source", source));
        boolean any = false;
        for (String owner : stewardship.owners()) {
            for (Map<String, Object> release :
                    AdminApi.list(api.find(owner, path).orElse(Map.of()), "items")) {
                any = true;
                stewardship.say("%-10s %-7s %s%s%s"
                        .formatted(
                                release.get("status"),
                                owner,
                                release.get("id"),
                                release.get("label") == null ? "" : " (" + release.get("label") + ")",
                                release.get("withdrawnReason") == null ? "" : ": " + release.get("withdrawnReason")));
            }
        }
        if (!any) {
            stewardship.say(source == null ? "There are no releases." : "There is no source \"" + source + "\".");
        }
        return any ? 0 : 1;
    }

    /** The service that has a release. */
    private static String owner(Stewardship stewardship, AdminApi api, String release) throws InterruptedException {
        List<String> found = new ArrayList<>();
        for (String owner : stewardship.owners()) {
            if (api.find(owner, "releases/" + AdminApi.encoded(release)).isPresent()) {
                found.add(owner);
            }
        }
        return Stewardship.one("release " + release, found);
    }

    @Command(
            name = "differences",
            description = "Shows how a release differs from another one of its source: values that moved by more than"
                    + " 20 %, that are lost, added or newly missing.",
            mixinStandardHelpOptions = true)
    static final class Differences implements Callable<Integer> {

        @Mixin
        private Stewardship stewardship;

        @Parameters(index = "0", paramLabel = "RELEASE", description = "The release.")
        private String release;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "AGAINST",
                description = "The other one; when left out the one that publishing it takes the place of.")
        private String against;

        @Option(names = "--kind", paramLabel = "KIND", description = "Only moved, lost, added or newlyMissing.")
        private String kind;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "20",
                description = "How many are shown, 1 to 100; ${DEFAULT-VALUE} when left out.")
        private int limit;

        @Override
        public Integer call() throws InterruptedException {
            AdminApi api = stewardship.api();
            Map<String, String> query = new LinkedHashMap<>();
            query.put("limit", Integer.toString(limit));
            if (against != null) {
                query.put("against", against);
            }
            if (kind != null) {
                query.put("kind", kind);
            }
            Map<String, Object> answer = api.get(
                    owner(stewardship, api, release),
                    "releases/" + AdminApi.encoded(release) + "/differences" + AdminApi.query(query));
            Map<?, ?> counts = (Map<?, ?>) answer.get("counts");
            stewardship.say("%s against %s"
                    .formatted(release, answer.get("against") == null ? "nothing" : answer.get("against")));
            stewardship.say(
                    "  %,d values before, %,d now: %,d moved by more than 20 %%, %,d lost, %,d added, %,d newly missing"
                            .formatted(
                                    counts.get("before"),
                                    counts.get("after"),
                                    counts.get("moved"),
                                    counts.get("lost"),
                                    counts.get("added"),
                                    counts.get("newlyMissing")));
            for (Map<String, Object> item : AdminApi.list(answer, "items")) {
                stewardship.say("  %-12s %s: %s → %s%s"
                        .formatted(
                                item.get("kind"),
                                item.get("label"),
                                shown(item.get("before")),
                                item.get("missing") == null ? shown(item.get("after")) : item.get("missing"),
                                item.get("changePercent") == null ? "" : " (" + item.get("changePercent") + " %)"));
            }
            if (answer.get("nextCursor") != null) {
                stewardship.say("  … and more: --limit up to 100, or page by page with the API");
            }
            return 0;
        }

        private static Object shown(Object value) {
            return value == null ? "nothing" : value;
        }
    }

    @Command(name = "publish", description = "Publishes a staged release.", mixinStandardHelpOptions = true)
    static final class Publish implements Callable<Integer> {

        @Mixin
        private Stewardship stewardship;

        @Parameters(paramLabel = "RELEASE", description = "The release.")
        private String release;

        @Option(names = "--confirm", description = "Confirm what its importer has flagged.")
        private boolean confirm;

        @Override
        public Integer call() throws InterruptedException {
            AdminApi api = stewardship.api();
            api.post(
                    owner(stewardship, api, release),
                    "releases/" + AdminApi.encoded(release) + "/publication" + (confirm ? "?confirm=true" : ""),
                    "application/json",
                    BodyPublishers.noBody());
            stewardship.say(release + " is published.");
            return 0;
        }
    }

    @Command(
            name = "withdraw",
            description = "Withdraws a release: it is left out at every day and stays listed with the reason.",
            mixinStandardHelpOptions = true)
    static final class Withdraw implements Callable<Integer> {

        @Mixin
        private Stewardship stewardship;

        @Parameters(paramLabel = "RELEASE", description = "The release.")
        private String release;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why; it stays readable for everybody.")
        private String reason;

        @Override
        public Integer call() throws InterruptedException {
            AdminApi api = stewardship.api();
            api.post(
                    owner(stewardship, api, release),
                    "releases/" + AdminApi.encoded(release) + "/withdrawal",
                    "application/json",
                    BodyPublishers.ofString(JsonUtil.toJson(Map.of("reason", reason))));
            stewardship.say(release + " is withdrawn.");
            return 0;
        }
    }
}
