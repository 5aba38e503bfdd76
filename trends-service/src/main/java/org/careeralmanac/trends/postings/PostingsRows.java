package org.careeralmanac.trends.postings;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.trends.figure.Titles;
import org.careeralmanac.trends.load.Cells;
import org.careeralmanac.trends.load.SeriesHead;
import org.careeralmanac.trends.load.SeriesRows;
import org.careeralmanac.trends.load.SeriesValue;
import org.careeralmanac.trends.momentum.Grain;

/**
 * The layouts of the job-postings index, told apart by the column that names what a row is about.
 *
 * <table>
 * <caption>Layouts</caption>
 * <tr><th>part</th><th>told by</th><th>area</th><th>seen</th></tr>
 * <tr><td>aggregate</td><td>jobcountry, no display_name</td><td>the country</td><td>real</td></tr>
 * <tr><td>sector</td><td>display_name</td><td>the country</td><td>real</td></tr>
 * <tr><td>state</td><td>state</td><td>US-CA</td><td>real</td></tr>
 * <tr><td>metro</td><td>cbsa_code</td><td>US-CBSA-41860</td><td>real</td></tr>
 * <tr><td>province</td><td>province</td><td>CA-ON</td><td>built from the publisher's README</td></tr>
 * <tr><td>region</td><td>region</td><td>GB-REGION-LONDON</td><td>built from the publisher's README</td></tr>
 * <tr><td>city</td><td>cities</td><td>GB-CITY-LEEDS</td><td>built from the publisher's README</td></tr>
 * </table>
 *
 * The values are an index with 1 February 2020 = 100. Files of before March 2022 hold the change since that day in
 * percent instead ({@code pct_chng_feb_1}): 100 is added, which loses nothing. Aggregates hold both adjusted and
 * unadjusted values, and each day once for all postings and once for new ones.
 */
final class PostingsRows implements SeriesRows {

    static final Layout LAYOUT = Layout.of("date")
            .with("indeed_job_postings_index", "indeed_job_postings_index(_n?sa)?|pct_chng_feb_1(_n?sa)?");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Header header;
    private final String part;
    private final List<Values> values = new ArrayList<>();
    private final Map<Key, SeriesHead> heads = new HashMap<>();

    /** A column of values. */
    private record Values(String column, boolean adjusted, boolean change) {}

    /** What tells one series of a file from another. */
    private record Key(String area, String areaName, String sector, boolean fresh, boolean adjusted, boolean change) {}

    private record Place(String area, String name) {}

    PostingsRows(Header header) {
        this.header = header;
        this.part = part(header);
        for (String column : header.matching("(indeed_job_postings_index|pct_chng_feb_1)(_n?sa)?")) {
            String folded = column.toLowerCase(Locale.ROOT);
            values.add(new Values(column, !folded.endsWith("_nsa"), folded.startsWith("pct_")));
        }
    }

    private static String part(Header header) {
        if (header.has("display_name")) {
            return "sector";
        }
        if (header.has("cbsa_code")) {
            return "metro";
        }
        String column = header.firstOf("state", "province", "region", "cities");
        return column == null ? "aggregate" : column.equals("cities") ? "city" : column;
    }

    /** Which kind of file it is. */
    String part() {
        return part;
    }

    @Override
    public List<SeriesValue> of(Row row) {
        LocalDate day = Cells.day(row, "date");
        Place place = place(row);
        String sector = header.has("display_name") ? row.required("display_name") : null;
        boolean fresh = fresh(row);
        List<SeriesValue> read = new ArrayList<>(values.size());
        for (Values column : values) {
            BigDecimal value;
            if (column.change()) {
                BigDecimal change = Cells.number(row, column.column());
                value = change == null ? null : change.add(HUNDRED);
                if (value != null && value.signum() < 0) {
                    throw row.refused(
                            column.column(), "is a fall by more than everything", "a percent change of at least -100");
                }
            } else {
                value = Cells.notNegative(row, column.column());
            }
            Key key = new Key(place.area(), place.name(), sector, fresh, column.adjusted(), column.change());
            read.add(new SeriesValue(heads.computeIfAbsent(key, this::head), day, value));
        }
        return read;
    }

    private Place place(Row row) {
        return switch (part) {
            case "metro" -> {
                String code = row.code("cbsa_code");
                if (code == null || !code.matches("\\d{5}")) {
                    throw row.refused("cbsa_code", "is not a metropolitan area", "a CBSA code with five digits");
                }
                yield new Place("US-CBSA-" + code, header.has("CBSA Title") ? row.text("CBSA Title") : null);
            }
            case "state" -> new Place("US-" + letters(row, "state"), null);
            case "province" -> new Place("CA-" + letters(row, "province"), null);
            case "region" -> named(row, "region", "GB-REGION-");
            case "city" -> named(row, "cities", "GB-CITY-");
            default -> new Place(Cells.country(row, "jobcountry"), null);
        };
    }

    private static String letters(Row row, String column) {
        String code = row.required(column).toUpperCase(Locale.ROOT);
        if (!code.matches("[A-Z]{2}")) {
            throw row.refused(column, "is not the code of a " + column, "two letters, e.g. ca");
        }
        return code;
    }

    private static Place named(Row row, String column, String prefix) {
        String name = row.required(column);
        return new Place(prefix + SeriesHead.slug(name).toUpperCase(Locale.ROOT), name);
    }

    private boolean fresh(Row row) {
        if (!header.has("variable")) {
            return false;
        }
        return switch (row.required("variable").toLowerCase(Locale.ROOT)) {
            case "total postings" -> false;
            case "new postings" -> true;
            default -> throw row.refused("variable", "is not known", "total postings or new postings");
        };
    }

    private SeriesHead head(Key key) {
        String place = HiringLab.place(key.area(), key.areaName());
        String postings = key.fresh() ? "New job postings" : "Job postings";
        String adjusted = key.adjusted() ? "" : ", not seasonally adjusted";
        return new SeriesHead(
                "hiring-lab-postings-%s-%s%s%s"
                        .formatted(
                                HiringLab.lower(key.area()),
                                key.sector() == null ? "total" : SeriesHead.slug(key.sector()),
                                key.fresh() ? "-new" : "",
                                key.adjusted() ? "" : "-unadjusted"),
                "%s in %s, %s%s"
                        .formatted(
                                postings,
                                place,
                                key.sector() == null ? "all occupations" : Titles.within(key.sector()),
                                adjusted),
                key.fresh() ? "newPostingsIndex" : "postingsIndex",
                "index",
                HiringLab.BASE,
                key.adjusted(),
                Grain.day,
                key.area(),
                key.areaName(),
                key.sector(),
                "%s on Indeed in %s%s%s, against 1 February 2020, which is 100; %s, a seven-day trailing average.%s"
                        .formatted(
                                postings,
                                place,
                                key.sector() == null ? "" : ", sector " + key.sector(),
                                key.fresh() ? " (on Indeed for seven days or fewer)" : "",
                                key.adjusted() ? "seasonally adjusted" : "not seasonally adjusted",
                                key.change()
                                        ? " The file states percent changes since that day; 100 was added here."
                                        : ""));
    }
}
