package org.careeralmanac.salary.oews;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of an edition, each a release of its own, told by what the Bureau calls its files. */
enum OewsPart {
    national("national", "national", "National, cross-industry"),
    industrySector("industry-sector", "natsector", "National, by industry sector"),
    industry3("industry-3-digit", "nat3d", "National, by 3-digit industry"),
    industry4("industry-4-digit", "nat4d", "National, by 4-digit industry"),
    industry56("industry-5-6-digit", "nat5d_6d", "National, by 5- and 6-digit industry"),
    state("state", "state", "States and territories"),
    metro("metro", "a?msa", "Metropolitan areas"),
    nonmetro("nonmetro", "bos", "Nonmetropolitan areas");

    private final String key;
    private final Pattern file;
    private final String table;

    OewsPart(String key, String file, String table) {
        this.key = key;
        this.file = Pattern.compile(file + "_m(\\d{4})(?!\\d).*");
        this.table = table;
    }

    /** A part and the year in a file's name. */
    record Named(OewsPart part, int year) {}

    /** @param simpleName in lower case */
    static Optional<Named> named(String simpleName) {
        for (OewsPart part : values()) {
            Matcher name = part.file.matcher(simpleName);
            if (name.matches()) {
                return Optional.of(new Named(part, Integer.parseInt(name.group(1))));
            }
        }
        return Optional.empty();
    }

    static Optional<OewsPart> of(String key) {
        return Arrays.stream(values()).filter(p -> p.key.equals(key)).findFirst();
    }

    static String keys() {
        return Arrays.stream(values()).map(OewsPart::key).collect(Collectors.joining(", "));
    }

    /** As releases have it. */
    String key() {
        return key;
    }

    /** In words. */
    String table() {
        return table;
    }

    boolean isByIndustry() {
        return this == industrySector || this == industry3 || this == industry4 || this == industry56;
    }

    boolean isByArea() {
        return this == state || this == metro || this == nonmetro;
    }
}
