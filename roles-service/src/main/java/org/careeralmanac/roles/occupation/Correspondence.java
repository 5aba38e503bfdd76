package org.careeralmanac.roles.occupation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Layout;

/**
 * The layouts that are read: tables between two taxonomies, and lists of one taxonomy's labels. A file is recognised by
 * its columns.
 */
enum Correspondence {
    /** Seen: the workbook of the O*NET Resource Center. SOC 2010 codes are the first seven characters of O*NET's. */
    ONET_2010_SOC_2018(
            "onet-soc-2010-soc-2018",
            Publishers.ONET,
            LocalDate.of(2020, 11, 30),
            new Side("ONET-SOC-2010", "O*NET-SOC 2010 Code", "O*NET-SOC 2010 Title"),
            new Side("SOC-2018", "2018 SOC Code", "2018 SOC Title")),
    /** Seen: the workbook of the O*NET Resource Center. */
    ONET_2010_ONET_2019(
            "onet-soc-2010-onet-soc-2019",
            Publishers.ONET,
            LocalDate.of(2020, 11, 30),
            new Side("ONET-SOC-2010", "O*NET-SOC 2010 Code", "O*NET-SOC 2010 Title"),
            new Side("ONET-SOC-2019", "O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title")),
    /** Seen: the workbook of the O*NET Resource Center. */
    ONET_2019_SOC_2018(
            "onet-soc-2019-soc-2018",
            Publishers.ONET,
            LocalDate.of(2020, 11, 30),
            new Side("ONET-SOC-2019", "O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title"),
            new Side("SOC-2018", "2018 SOC Code", "2018 SOC Title")),
    /** Built from documentation: the workbook of the Bureau of Labor Statistics. */
    SOC_2010_SOC_2018(
            "soc-2010-soc-2018",
            Publishers.SOC,
            LocalDate.of(2017, 11, 30),
            new Side("SOC-2010", "2010 SOC Code", "2010 SOC Title"),
            new Side("SOC-2018", "2018 SOC Code", "2018 SOC Title")),
    /** Seen: CSV and workbook of the National Center for Education Statistics. */
    CIP_2020_SOC_2018(
            "cip-2020-soc-2018",
            Publishers.CIP,
            null,
            new Side("CIP-2020", "CIP2020Code", "CIP2020Title"),
            new Side("SOC-2018", "SOC2018Code", "SOC2018Title")),
    /** Built from documentation: the table of the Bureau of Labor Statistics, saved as a workbook or CSV. */
    ISCO_08_SOC_2010(
            "isco-08-soc-2010",
            Publishers.SOC,
            null,
            new Side("ISCO-08", "ISCO-08 Code", "ISCO-08 Title EN"),
            new Side("SOC-2010", "2010 SOC Code", "2010 SOC Title")),
    /** Built from documentation: the CSV of the ESCO portal, which names its own occupations by address. */
    ESCO_ONET_2019(
            "esco-onet-soc-2019",
            Publishers.ESCO,
            null,
            new Side("ESCO", "ESCO or ISCO URI", "ESCO or ISCO Title"),
            new Side("ONET-SOC-2019", "O*NET Id", "O*NET Title"),
            "Type of Match"),
    /** Seen: the CSV of ISCO groups that comes with ESCO; built from documentation: any later version of it. */
    ISCO_08_LABELS(
            "isco-08-labels",
            Publishers.ESCO,
            null,
            new Side("ISCO-08", "code", "preferredLabel"),
            null,
            "conceptType",
            "conceptUri",
            "altLabels",
            "inScheme"),
    /** Built from documentation: the CSV of occupations that the ESCO portal gives out. */
    ESCO_LABELS(
            "esco-labels",
            Publishers.ESCO,
            null,
            new Side("ESCO", "code", "preferredLabel"),
            null,
            "conceptUri",
            "iscoGroup",
            "altLabels"),
    /** Seen: the CSV of occupations of ESCO as Tabiya gives it out. */
    ESCO_LABELS_TABIYA(
            "esco-labels",
            Publishers.ESCO,
            null,
            new Side("ESCO", "CODE", "PREFERREDLABEL"),
            null,
            "ORIGINURI",
            "OCCUPATIONGROUPCODE",
            "ALTLABELS");

    private final String part;
    private final Source source;
    private final LocalDate published;
    private final Side from;
    private final Side to;
    private final List<String> others;

    Correspondence(String part, Source source, LocalDate published, Side from, Side to, String... others) {
        this.part = part;
        this.source = source;
        this.published = published;
        this.from = from;
        this.to = to;
        this.others = List.of(others);
    }

    /** One taxonomy of a table: where its codes and their titles stand. */
    record Side(String scheme, String code, String title) {

        private static final Pattern SOC = Pattern.compile("\\d{2}-\\d{4}");
        private static final Pattern ONET = Pattern.compile("\\d{2}-\\d{4}\\.\\d{2}");
        private static final Pattern CIP = Pattern.compile("\\d{2}\\.\\d{4}");
        private static final Pattern ISCO = Pattern.compile("\\d{1,4}");
        private static final Pattern ESCO = Pattern.compile("\\d{4}(\\.\\d+)*|https?://data\\.europa\\.eu/esco/\\S+");

        Pattern pattern() {
            return switch (scheme) {
                case "SOC-2010", "SOC-2018" -> SOC;
                case "ONET-SOC-2010", "ONET-SOC-2019" -> ONET;
                case "CIP-2020" -> CIP;
                case "ISCO-08" -> ISCO;
                default -> ESCO;
            };
        }

        String example() {
            return switch (scheme) {
                case "SOC-2010", "SOC-2018" -> "15-1252";
                case "ONET-SOC-2010", "ONET-SOC-2019" -> "15-1252.00";
                case "CIP-2020" -> "11.0701";
                case "ISCO-08" -> "2512";
                default -> "2512.4";
            };
        }
    }

    private static final class Publishers {

        private static final String PUBLIC_DOMAIN = "LicenseRef-US-public-domain";

        static final Source ONET = new Source(
                "onet-taxonomy",
                "U.S. Department of Labor, Employment and Training Administration",
                "O*NET-SOC taxonomy and its crosswalks",
                "https://www.onetcenter.org/taxonomy.html",
                "CC-BY-4.0",
                "O*NET-SOC crosswalks by the U.S. Department of Labor, Employment and Training Administration"
                        + " (USDOL/ETA), used under the CC BY 4.0 licence. O*NET is a trademark of USDOL/ETA.",
                Source.Kind.OFFICIAL_STATISTICS);
        static final Source SOC = new Source(
                "bls-soc",
                "U.S. Bureau of Labor Statistics",
                "Standard Occupational Classification and its crosswalks",
                "https://www.bls.gov/soc/",
                PUBLIC_DOMAIN,
                "U.S. Bureau of Labor Statistics, Standard Occupational Classification",
                Source.Kind.OFFICIAL_STATISTICS);
        static final Source CIP = new Source(
                "nces-cip-soc",
                "U.S. National Center for Education Statistics and Bureau of Labor Statistics",
                "CIP 2020 to SOC 2018 crosswalk",
                "https://nces.ed.gov/ipeds/cipcode/",
                PUBLIC_DOMAIN,
                "National Center for Education Statistics and Bureau of Labor Statistics, CIP SOC crosswalk",
                Source.Kind.OFFICIAL_STATISTICS);
        static final Source ESCO = new Source(
                "esco",
                "European Commission",
                "ESCO, with the groups of ISCO-08",
                "https://esco.ec.europa.eu/",
                "CC-BY-4.0",
                "This service uses the ESCO classification of the European Commission.",
                Source.Kind.OFFICIAL_STATISTICS);
    }

    String part() {
        return part;
    }

    Source source() {
        return source;
    }

    /** The day from which it was public for certain, or null where the almanac does not know. */
    LocalDate published() {
        return published;
    }

    Side from() {
        return from;
    }

    /** Null where the table lists the labels of one taxonomy. */
    Side to() {
        return to;
    }

    /** The columns of the address, the group above and the alternative labels of a list of labels; null where none. */
    String address() {
        return others.stream()
                .filter(c -> c.toLowerCase(Locale.ROOT).endsWith("uri"))
                .findFirst()
                .orElse(null);
    }

    String group() {
        return others.stream()
                .filter(c -> c.toLowerCase(Locale.ROOT).contains("group"))
                .findFirst()
                .orElse(null);
    }

    String alternatives() {
        return others.stream()
                .filter(c -> c.equalsIgnoreCase("altLabels"))
                .findFirst()
                .orElse(null);
    }

    Layout layout() {
        List<String> columns = new ArrayList<>(List.of(from.code(), from.title()));
        if (to != null) {
            columns.add(to.code());
            columns.add(to.title());
        }
        columns.addAll(others);
        return Layout.of(columns.toArray(String[]::new));
    }
}
