package org.careeralmanac.gateway.web;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.careeralmanac.gateway.web.model.Figure;
import org.careeralmanac.gateway.web.model.Requirements;

/** What the codes of the contract are called on a page. A code added later is said in its own words, never left out. */
@TemplateExtension(namespace = "words")
public class Words {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Map<String, String> STATISTICS = Map.ofEntries(
            Map.entry("mean", "Average (mean)"),
            Map.entry("median", "Middle (median)"),
            Map.entry("min", "Lowest"),
            Map.entry("max", "Highest"),
            Map.entry("rangeLow", "Lower end of range"),
            Map.entry("rangeHigh", "Upper end of range"),
            Map.entry("starting", "Starting pay"),
            Map.entry("employment", "People employed"),
            Map.entry("change", "Change"),
            Map.entry("openings", "Openings"),
            Map.entry("count", "Count"),
            Map.entry("index", "Index"),
            Map.entry("share", "Share"));

    private static final Map<String, String> SENIORITIES = Map.of(
            "entry", "Entry",
            "mid", "Mid-career",
            "senior", "Senior",
            "principal", "Principal",
            "executive", "Executive",
            "all", "Every seniority");

    private static final Map<String, String> MATCHED_ON = Map.of(
            "alternateTitle", "another title",
            "code", "code",
            "occupation", "occupation",
            "skill", "skill",
            "technology", "technology");

    private static final Map<String, String> BASES = Map.of(
            "base", "base pay",
            "baseAndIncentive", "base pay with commissions, tips and production bonuses",
            "bonus", "bonus only",
            "equity", "equity only",
            "total", "total pay",
            "unstated", "the source does not say what it counts");

    private static final Map<String, String> FITS = Map.of(
            "exact", "exactly this career",
            "narrower", "one part of this career",
            "broader", "a wider group that takes in this career",
            "related", "a neighbouring career");

    /** Why pay figures differ or took no part, where the code says it in the words of whoever weighs them. */
    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("MEAN_AND_MEDIAN", "Average and median"),
            Map.entry("SUB_ROLE", "One job title of several"),
            Map.entry("DIFFERENT_TITLES", "Two job titles"),
            Map.entry("OTHER_OCCUPATION", "Not just this job"),
            Map.entry("DIFFERENT_BASIS", "What is counted"),
            Map.entry("DIFFERENT_PERIOD", "Of different times"),
            Map.entry("UNNAMED_SOURCE", "No publisher named"),
            Map.entry("UNATTRIBUTED", "No publisher named"),
            Map.entry("RESTATEMENT", "Repeats another"),
            Map.entry("DERIVED", "Repeats others"),
            Map.entry("OTHER_POPULATION", "Some people only"),
            Map.entry("NO_MIDDLE", "No middle to rest on"),
            Map.entry("OLDER_PERIOD", "Older"),
            Map.entry("LESS_COMPARABLE", "Fits less well"),
            Map.entry("LESS_RELIABLE", "Fits less well"));

    private static final Map<String, String> KINDS = Map.of(
            "official-statistics", "Official statistics",
            "survey", "Survey",
            "job-postings", "Job postings",
            "self-reported", "Self-reported",
            "editorial", "Editorial",
            "unattributed", "No publisher named");

    private static final Map<String, String> LICENCES = Map.of(
            "LicenseRef-US-public-domain", "US public domain",
            "NOASSERTION", "No licence stated",
            "CC-BY-4.0", "CC BY 4.0",
            "Apache-2.0", "Apache 2.0");

    private static final Map<String, String> MISSING = Map.of(
            "suppressed", "not published: the publisher holds it back",
            "notSurveyed", "not surveyed",
            "notApplicable", "does not apply",
            "noRate", "no exchange rate on file",
            "belowMinimumGroup", "too few answers to show");

    private static final Map<String, String> SCHEMES = Map.of(
            "SOC-2018", "US occupation code (SOC 2018)",
            "SOC-2010", "US occupation code (SOC 2010)",
            "SOC-OEWS-2019", "US wage survey code (2019)",
            "ONET-SOC-2019", "O*NET code (2019)",
            "ONET-SOC-2010", "O*NET code (2010)",
            "ISCO-08", "International code (ISCO-08)");

    private static final Map<String, String> DEGREES = Map.of(
            "associate", "Associate degree",
            "bachelor", "Bachelor's degree",
            "master", "Master's degree",
            "doctorate", "Doctorate");

    private static final Map<String, String> SERVICES = Map.of(
            "roles-service",
            "the service for roles",
            "salary-service",
            "the service for pay",
            "trends-service",
            "the service for trends");

    private Words() {}

    public static String statistic(String code) {
        if (code.matches("p[1-9][0-9]?")) {
            int rank = Integer.parseInt(code.substring(1));
            return rank + ordinal(rank) + " percentile";
        }
        return STATISTICS.getOrDefault(code, spoken(code));
    }

    /** What a search matched on; empty for the title, which is read anyway. */
    public static String matchedOn(String on) {
        return on.equals("title") ? "" : MATCHED_ON.getOrDefault(on, on);
    }

    public static String seniority(String code) {
        return SENIORITIES.getOrDefault(code, spoken(code));
    }

    public static String basis(String code) {
        return BASES.getOrDefault(code, spoken(code).toLowerCase(Locale.ROOT));
    }

    public static String fit(String code) {
        return FITS.getOrDefault(code, spoken(code).toLowerCase(Locale.ROOT));
    }

    /** Whom a figure speaks of beside this career, as a sentence before another; empty for exactly this career. */
    public static String reach(String fit) {
        return switch (fit) {
            case "broader" -> "Wider than this career. ";
            case "narrower" -> "Only a part of this career. ";
            case "related" -> "A neighbour of this career. ";
            default -> "";
        };
    }

    public static String reason(String code) {
        return REASONS.getOrDefault(code, spoken(code));
    }

    public static String kind(String code) {
        return KINDS.getOrDefault(code, spoken(code));
    }

    public static String licence(String spdx) {
        return LICENCES.getOrDefault(spdx, spdx);
    }

    public static String missing(String code) {
        return MISSING.getOrDefault(code, spoken(code).toLowerCase(Locale.ROOT));
    }

    public static String scheme(String code) {
        return SCHEMES.getOrDefault(code, code);
    }

    public static String service(String name) {
        return SERVICES.getOrDefault(name, "its service");
    }

    /** United States for US; what has no name here keeps its code. */
    public static String area(String code) {
        if (code.matches("[A-Z]{2}")) {
            return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        }
        return code;
    }

    /** A code of any form as words: SUB_ROLE, subRole and sub-role are all "Sub role". */
    public static String spoken(String code) {
        if (code.isEmpty()) {
            return "";
        }
        String words = code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[_-]+", " ")
                .toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** 2024-05 as May 2024, 2024-01/2025-03 as both ends, 2024 as it is; nothing as "undated". */
    public static String period(String period) {
        if (period.isEmpty()) {
            return "undated";
        }
        return String.join(
                " to ", Arrays.stream(period.split("/")).map(Words::day).toList());
    }

    /** When, in a sentence: "on 27 September 2024", "in September 2024". */
    public static String when(String period) {
        return (period.length() == 10 ? "on " : "in ") + period(period);
    }

    /** As {@link #period}, for the beginning of a sentence. */
    public static String dated(String period) {
        return period.isEmpty() ? "Undated" : period(period);
    }

    /** A day, month or year as people write it; what is none of these stays as it is. */
    public static String day(String date) {
        try {
            return switch (date.length()) {
                case 10 -> LocalDate.parse(date).format(DAY);
                case 7 -> YearMonth.parse(date).format(MONTH);
                default -> date;
            };
        } catch (DateTimeException e) {
            return date;
        }
    }

    public static String moment(String instant) {
        try {
            return MOMENT.format(Instant.parse(instant));
        } catch (DateTimeException e) {
            return instant;
        }
    }

    /** A plain number with thousands separators, as exact as it came. */
    public static String number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, plain.scale()) + "f", plain);
    }

    /** A ratio as a percentage: 0.021 is 2.1%. */
    public static String percent(BigDecimal ratio) {
        return number(ratio.movePointRight(2)) + "%";
    }

    /** As {@link #number}, with its sign: +3.4 or −8.6. */
    public static String signed(BigDecimal number) {
        return (number.signum() > 0 ? "+" : number.signum() < 0 ? "−" : "") + number(number.abs());
    }

    /** A figure as short as can be, without the words around it: +19.7%, 3,200 or $140,910 a year. */
    public static String amount(Figure figure) {
        BigDecimal value = figure.value();
        if (value == null) {
            return figure.missing().isEmpty() ? figure.text() : missing(figure.missing());
        }
        return switch (figure.unit()) {
            case "percent" -> (figure.statistic().equals("change") ? signed(value) : number(value)) + "%";
            case "percentagePoints" -> signed(value) + " points";
            case "thousandPersons" -> number(value.movePointRight(3));
            case "persons" -> figure.statistic().equals("change") ? people(value) : number(value);
            default -> figure.text();
        };
    }

    /** More or fewer people: +7,900 or, where that says all of it, +1.2 million. */
    private static String people(BigDecimal change) {
        return change.abs().compareTo(MILLION) >= 0
                        && change.remainder(MILLION.movePointLeft(1)).signum() == 0
                ? signed(change.movePointLeft(6)) + " million"
                : signed(change);
    }

    /** A degree by its everyday name. */
    public static String degree(String code) {
        return DEGREES.getOrDefault(code, spoken(code));
    }

    /** What a claim asks for in a few words: "9 years or more", "Bachelor's degree"; else its kind. */
    public static String asked(Requirements.Claim claim) {
        Requirements.Years years = claim.years();
        if (years != null && years.min() != null) {
            if (years.max() == null) {
                return number(years.min()) + " years or more";
            }
            return (years.min().compareTo(years.max()) == 0 ? "" : number(years.min()) + " to ")
                    + number(years.max())
                    + " years";
        }
        boolean required = claim.degree() != null && !claim.degree().required().isEmpty();
        return required ? degree(claim.degree().required()) : spoken(claim.kind());
    }

    /** What the numbers of a series are. */
    public static String unit(String unit, String baseDate) {
        return switch (unit) {
            case "percent" -> "Percent";
            case "index" -> baseDate.isEmpty() ? "Index" : "Index, " + day(baseDate) + " = 100";
            case "thousandPersons" -> "Thousand people";
            case "persons" -> "People";
            default -> spoken(unit);
        };
    }

    public static String plural(int count, String one, String many) {
        return count == 1 ? "1 " + one : count + " " + many;
    }

    /** A server's phrase as a sentence: its first letter upper case and a full stop at its end. */
    public static String spokenSentence(String phrase) {
        if (phrase.isEmpty()) {
            return "";
        }
        String end = phrase.endsWith(".") || phrase.endsWith("?") || phrase.endsWith("!") ? "" : ".";
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + end;
    }

    private static String ordinal(int rank) {
        if (rank % 100 >= 11 && rank % 100 <= 13) {
            return "th";
        }
        return switch (rank % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
