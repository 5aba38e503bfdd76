package org.careeralmanac.launcher.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.steward.AdminApi;
import org.careeralmanac.launcher.steward.Handed;
import org.careeralmanac.launcher.steward.ImportReport;
import org.careeralmanac.launcher.steward.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Hands files of a publisher to the service that takes their kind, and follows what becomes of them.",
            "Without arguments it lists the kinds there are.",
            "Exit code 0: all is stored (or was before), 1: a file was not imported, 4: staged, since something must be"
                    + " confirmed before it is published."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    private static final int NOT_IMPORTED = 1;
    private static final int TO_BE_CONFIRMED = 4;
    private static final long POLL_MILLIS = 500;

    @Mixin
    private Stewardship stewardship;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "What kind of file it is, e.g. oews.")
    private String kind;

    @Parameters(
            index = "1..*",
            paramLabel = "FILE",
            description =
                    "A file as its publisher gives it, plain or zipped, or a folder of files that belong together.")
    private List<Path> files = List.of();

    @Option(names = "--edition", paramLabel = "E", description = "The edition, where the file does not tell.")
    private String edition;

    @Option(
            names = "--part",
            paramLabel = "P",
            description = "Which part of the edition, where the file does not tell.")
    private String part;

    @Option(
            names = "--known-from",
            paramLabel = "DAY",
            description = "The day its publisher published it, where neither file nor almanac knows.")
    private String knownFrom;

    @Option(names = "--label", paramLabel = "L", description = "The publisher's own number of this load.")
    private String label;

    @Option(names = "--option", paramLabel = "K=V", description = "Anything else that the kind takes; may be repeated.")
    private Map<String, String> others = Map.of();

    @Option(
            names = "--publish",
            description = "Publish at once; without it the release is staged, to be compared first.")
    private boolean publish;

    @Option(names = "--confirm", description = "With --publish: confirm whatever the importer flags.")
    private boolean confirm;

    @Override
    public Integer call() throws InterruptedException {
        if (kind == null) {
            return kinds(stewardship.api());
        }
        if (files.isEmpty()) {
            throw new LauncherException("Name the file to import: ./almanac import " + kind + " FILE");
        }
        List<Handed> handed = files.stream().map(Handed::of).toList();
        AdminApi api = stewardship.api();
        String owner = owner(api);
        int code = 0;
        for (Handed file : handed) {
            code = worse(code, hand(api, owner, file));
        }
        return code;
    }

    private Integer kinds(AdminApi api) throws InterruptedException {
        for (String owner : stewardship.owners()) {
            for (Map<String, Object> known : AdminApi.list(api.get(owner, "imports/kinds"), "items")) {
                stewardship.say("%-22s %s (%s-service)".formatted(known.get("kind"), known.get("title"), owner));
                for (Map<String, Object> parameter : AdminApi.list(known, "parameters")) {
                    stewardship.say("    %-18s %s"
                            .formatted(option(String.valueOf(parameter.get("name"))), parameter.get("meaning")));
                }
            }
        }
        return 0;
    }

    private static String option(String name) {
        return switch (name) {
            case "edition", "part", "label" -> "--" + name;
            case "knownFrom" -> "--known-from";
            default -> "--option " + name + "=…";
        };
    }

    private String owner(AdminApi api) throws InterruptedException {
        List<String> takers = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (String owner : stewardship.owners()) {
            for (Map<String, Object> known : AdminApi.list(api.get(owner, "imports/kinds"), "items")) {
                all.add(String.valueOf(known.get("kind")));
                if (kind.equals(known.get("kind"))) {
                    takers.add(owner);
                }
            }
        }
        if (takers.isEmpty()) {
            throw new LauncherException("There is no kind of import \"%s\"; there are %s."
                    .formatted(kind, all.isEmpty() ? "none" : String.join(", ", all)));
        }
        return Stewardship.one("The kind " + kind, takers);
    }

    private int hand(AdminApi api, String owner, Handed file) throws InterruptedException {
        Progress progress = new Progress(System.out, Progress.onTerminal());
        try {
            AtomicLong sent = new AtomicLong();
            progress.show("handing in", 0, file.bytes(), file.name());
            Map<String, Object> job = api.post(
                    owner,
                    "imports" + AdminApi.query(parameters(file)),
                    "application/octet-stream",
                    file.body(bytes -> progress.show("handing in", sent.addAndGet(bytes), file.bytes(), file.name())));
            String address = "imports/" + job.get("id");
            while (job.get("endedAt") == null) {
                Thread.sleep(POLL_MILLIS);
                job = api.get(owner, address);
                show(progress, job);
            }
            progress.end();
            List<Map<String, Object>> refusals = ImportReport.number(job, "rowsRefused") == 0
                    ? List.of()
                    : AdminApi.list(api.get(owner, address + "/refusals?limit=10"), "items");
            ImportReport.lines(owner, job, refusals).forEach(stewardship::say);
            if (job.get("outcome") == null) {
                return NOT_IMPORTED;
            }
            return publish && "staged".equals(job.get("outcome")) ? TO_BE_CONFIRMED : 0;
        } catch (LauncherException e) {
            progress.end();
            stewardship.say("%s: NOT IMPORTED: %s".formatted(file.name(), e.getMessage()));
            return NOT_IMPORTED;
        }
    }

    private static void show(Progress progress, Map<String, Object> job) {
        long read = ImportReport.number(job, "bytesRead");
        long size = ImportReport.number(job, "bytes");
        if ("waiting".equals(job.get("status"))) {
            progress.show("waiting", 0, size, "for the import before it");
        } else if (job.get("endedAt") == null) {
            progress.show(
                    read < size ? "reading" : "storing",
                    read,
                    size,
                    "%,d rows".formatted(ImportReport.number(job, "rowsRead")));
        }
    }

    private Map<String, String> parameters(Handed file) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("kind", kind);
        parameters.put("file", file.name());
        put(parameters, "edition", edition);
        put(parameters, "part", part);
        put(parameters, "knownFrom", knownFrom);
        put(parameters, "label", label);
        parameters.putAll(others);
        put(parameters, "publish", publish ? "true" : null);
        put(parameters, "confirm", confirm ? "true" : null);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static int worse(int one, int other) {
        return one == NOT_IMPORTED || other == NOT_IMPORTED ? NOT_IMPORTED : Math.max(one, other);
    }
}
