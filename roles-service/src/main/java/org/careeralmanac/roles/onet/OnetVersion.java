package org.careeralmanac.roles.onet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;

/**
 * Which release of O*NET a load is of.
 *
 * @param label the publisher's number, e.g. {@code 30.1}
 * @param knownFrom when it was public for certain: the publisher names a month, and this is its last day
 */
record OnetVersion(String label, LocalDate knownFrom) {

    /** Months of publication, from the publisher's release notes. Later ones say theirs in their Read Me. */
    private static final Map<String, YearMonth> PUBLISHED = Map.of(
            "29.0", YearMonth.of(2024, 8),
            "29.1", YearMonth.of(2024, 11),
            "29.2", YearMonth.of(2025, 2),
            "29.3", YearMonth.of(2025, 5),
            "30.0", YearMonth.of(2025, 8),
            "30.1", YearMonth.of(2025, 12));

    private static final int README_BYTES = 10_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{2}\\.\\d");
    private static final Pattern README_NUMBER = Pattern.compile("O\\*NET\\W{0,3}\\s*(\\d{2}\\.\\d)\\s+Database");
    private static final Pattern README_MONTH = Pattern.compile("([A-Z][a-z]+)\\s+(20\\d{2})\\s+Release");
    /** As the publisher names its archives: {@code db_30_1_text.zip}. */
    private static final Pattern FILE_NUMBER = Pattern.compile("db_(\\d{2})_(\\d)(?!\\d)");

    private static final int OLDEST = 29;

    /** @throws SheetException where the files do not tell and the caller does not say, or where the two differ */
    static OnetVersion of(Bundle bundle, String name, ImportRun run) {
        String readme = readme(bundle);
        Optional<String> told = found(README_NUMBER, readme, 1).or(() -> fileNumber(bundle, name));
        Optional<String> said = run.parameter("label");
        if (said.isPresent() && !NUMBER.matcher(said.get()).matches()) {
            throw refused(name, "cannot be release '%s' of O*NET".formatted(said.get()), "--label 30.1");
        }
        if (said.isPresent() && told.isPresent() && !said.equals(told)) {
            throw refused(
                    name,
                    "is release %s of O*NET by its own words, not %s".formatted(told.get(), said.get()),
                    "no --label, or --label " + told.get());
        }
        String label = said.or(() -> told)
                .orElseThrow(() -> refused(
                        name, "does not tell which release of O*NET it is", "its Read Me.txt, or --label 30.1"));
        if (Integer.parseInt(label.substring(0, 2)) < OLDEST) {
            throw refused(name, "is release %s of O*NET".formatted(label), "a release from %d.0 on".formatted(OLDEST));
        }
        LocalDate knownFrom = run.knownFrom()
                .or(() -> month(readme).map(YearMonth::atEndOfMonth))
                .or(() -> Optional.ofNullable(PUBLISHED.get(label)).map(YearMonth::atEndOfMonth))
                .orElseThrow(() -> refused(
                        name,
                        "does not tell when O*NET %s was published, and the almanac knows only %s"
                                .formatted(label, String.join(", ", new TreeMap<>(PUBLISHED).keySet())),
                        "its Read Me.txt, or --known-from YYYY-MM-DD"));
        return new OnetVersion(label, knownFrom);
    }

    private static String readme(Bundle bundle) {
        for (DataFile file : bundle.files()) {
            if (isReadme(file)) {
                try (InputStream in = file.open()) {
                    return new String(in.readNBytes(README_BYTES), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return "";
    }

    static boolean isReadme(DataFile file) {
        return file.simpleName().toLowerCase(Locale.ROOT).matches("read ?me\\.txt");
    }

    private static Optional<YearMonth> month(String readme) {
        Matcher found = README_MONTH.matcher(readme);
        if (!found.find()) {
            return Optional.empty();
        }
        for (Month month : Month.values()) {
            if (month.name().equalsIgnoreCase(found.group(1))) {
                return Optional.of(YearMonth.of(Integer.parseInt(found.group(2)), month));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fileNumber(Bundle bundle, String name) {
        StringBuilder names = new StringBuilder(name);
        bundle.files().forEach(file -> names.append('\n').append(file.name()));
        Matcher found = FILE_NUMBER.matcher(names);
        return found.find() ? Optional.of(found.group(1) + "." + found.group(2)) : Optional.empty();
    }

    private static SheetException refused(String name, String why, String right) {
        return new SheetException(Refusal.of(name, why, right));
    }

    private static Optional<String> found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(group)) : Optional.empty();
    }
}
