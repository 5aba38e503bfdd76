package org.careeralmanac.salary.oews;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/**
 * Which tables were handed in, of which edition, and what {@code #} stands for in them. All of it comes from the files
 * (their names, their sheets, the description of their fields); where they disagree they are refused.
 *
 * @param tables the files of each part; several where the Bureau split one table
 * @param topCode null where neither the files nor {@link OewsEdition} know it
 */
record OewsFiles(OewsEdition edition, OewsEdition.TopCode topCode, Map<OewsPart, List<DataFile>> tables) {

    private static final String DESCRIPTIONS = "Field Descriptions";
    private static final Pattern TITLE = Pattern.compile("May (\\d{4}) OE(W)?S Estimates.*");
    private static final Pattern YEAR_OF_SHEET = Pattern.compile("(?i).*_M(\\d{4})(_dl)?");
    private static final Pattern TOP_CODE = Pattern.compile(
            "#.*?\\$(\\d[\\d,]*(?:\\.\\d+)?) per hour or \\$(\\d[\\d,]*(?:\\.\\d+)?) per year.*", Pattern.DOTALL);
    private static final Pattern EDITION = Pattern.compile("(\\d{4})-05");

    /**
     * @param edition what the caller says, e.g. {@code 2023-05}
     * @param part what the caller says
     * @throws SheetException where the files are not of one known edition
     */
    static OewsFiles of(Bundle bundle, Optional<String> edition, Optional<String> part) {
        String bundleName = bundle.files().isEmpty()
                ? "the file"
                : bundle.files().getFirst().name();
        Years years = new Years();
        edition.ifPresent(e -> years.say(year(e, bundleName), "--edition", bundleName));
        Map<OewsPart, List<DataFile>> tables = new EnumMap<>(OewsPart.class);
        OewsEdition.TopCode topCode = null;
        for (DataFile file : bundle.files()) {
            String simple = file.simpleName().toLowerCase(Locale.ROOT);
            if (simple.contains("field_descriptions") || simple.contains("field descriptions")) {
                topCode = described(
                        file, file.sheets().isEmpty() ? null : file.sheets().getFirst(), years, topCode);
                continue;
            }
            Optional<OewsPart.Named> named = OewsPart.named(simple);
            if (named.isEmpty() && bundle.files().size() > 1 && !isTable(simple)) {
                continue;
            }
            OewsPart of = part(file, named.map(OewsPart.Named::part), part);
            named.ifPresent(n -> years.say(n.year(), "its name", file.name()));
            for (String sheet : file.sheets()) {
                Matcher sheetYear = YEAR_OF_SHEET.matcher(sheet);
                if (sheetYear.matches()) {
                    years.say(Integer.parseInt(sheetYear.group(1)), "the sheet " + sheet, file.name());
                }
                if (sheet.equalsIgnoreCase(DESCRIPTIONS)) {
                    topCode = described(file, sheet, years, topCode);
                }
            }
            tables.computeIfAbsent(of, p -> new ArrayList<>()).add(file);
        }
        if (tables.isEmpty()) {
            throw new SheetException(Refusal.of(bundleName, "holds no table of wages", expected()));
        }
        OewsEdition known = OewsEdition.of(years.only(bundleName), bundleName);
        return new OewsFiles(known, topCode != null ? topCode : known.topCode().orElse(null), tables);
    }

    private static boolean isTable(String simpleName) {
        return simpleName.endsWith(".xlsx") || simpleName.endsWith(".csv") || simpleName.endsWith(".xls");
    }

    private static OewsPart part(DataFile file, Optional<OewsPart> named, Optional<String> given) {
        Optional<OewsPart> said = given.map(g -> OewsPart.of(g)
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file.name(), "--part %s is no part".formatted(g), "one of " + OewsPart.keys()))));
        if (named.isPresent() && said.isPresent() && named.get() != said.get()) {
            throw new SheetException(Refusal.of(
                    file.name(),
                    "is by its name the part %s, not %s"
                            .formatted(named.get().key(), said.get().key()),
                    "a --part that fits, or none"));
        }
        return named.or(() -> said)
                .orElseThrow(() -> new SheetException(
                        Refusal.of(file.name(), "does not tell by its name which table it is", expected())));
    }

    private static String expected() {
        return "a file called as the Bureau calls it (national_M2023_dl.xlsx, natsector_…, nat3d_…, nat4d_…, nat5d_6d_…,"
                + " state_…, MSA_…, BOS_…), or --part with one of " + OewsPart.keys();
    }

    private static int year(String edition, String file) {
        Matcher matcher = EDITION.matcher(edition);
        if (!matcher.matches()) {
            throw new SheetException(Refusal.of(
                    file,
                    "--edition %s is no edition of these statistics".formatted(edition),
                    "a year and its May, e.g. 2023-05"));
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Reads the description of the fields: the edition in its title, and the note on {@code #}. */
    private static OewsEdition.TopCode described(DataFile file, String sheet, Years years, OewsEdition.TopCode before) {
        OewsEdition.TopCode found = before;
        try (Table table = sheet == null ? file.table(Layout.bare()) : file.table(sheet, Layout.bare())) {
            for (Row row : table) {
                String text = row.text("A");
                if (text == null) {
                    continue;
                }
                Matcher title = TITLE.matcher(text);
                if (title.matches()) {
                    years.say(Integer.parseInt(title.group(1)), "its description of fields", file.name());
                }
                Matcher note = TOP_CODE.matcher(text);
                if (note.matches()) {
                    OewsEdition.TopCode here = OewsEdition.TopCode.of(
                            note.group(2).replace(",", ""), note.group(1).replace(",", ""));
                    if (found != null && !found.equals(here)) {
                        throw row.refused(
                                "A", "gives # another meaning than an earlier note", "one top code an edition");
                    }
                    found = here;
                }
            }
        }
        return found;
    }

    /** The years that things say they are of. */
    private static final class Years {

        private final TreeSet<Integer> said = new TreeSet<>();
        private final List<String> who = new ArrayList<>();

        void say(int year, String by, String file) {
            said.add(year);
            who.add("%s says May %d".formatted(by, year));
            if (said.size() > 1) {
                throw new SheetException(Refusal.of(
                        file,
                        "speaks of more than one time: " + String.join(", ", who),
                        "files of one edition at a time"));
            }
        }

        int only(String file) {
            if (said.isEmpty()) {
                throw new SheetException(Refusal.of(
                        file,
                        "does not tell which edition it is",
                        "the Bureau's file name, or --edition, e.g. 2023-05"));
            }
            return said.first();
        }
    }
}
