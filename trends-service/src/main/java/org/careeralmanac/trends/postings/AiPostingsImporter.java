package org.careeralmanac.trends.postings;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Header;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.figure.Areas;
import org.careeralmanac.trends.load.Cells;
import org.careeralmanac.trends.load.SeriesHead;
import org.careeralmanac.trends.load.SeriesLoad;
import org.careeralmanac.trends.load.SeriesRows;
import org.careeralmanac.trends.load.SeriesValue;
import org.careeralmanac.trends.momentum.Grain;

/** Loads the share of job postings that name artificial intelligence, in percent, by country and day. */
@ApplicationScoped
public class AiPostingsImporter implements Importer {

    private static final String SHARES = "(gen)?ai_share(_postings)?";
    static final Layout LAYOUT = Layout.of("date", "jobcountry").with("AI_share_postings", SHARES);

    private static final Source SOURCE = HiringLab.source("hiring-lab-ai", "AI Tracker", "ai-tracker");

    /** No country's largest share in years is this small; that of a file of ratios always is. */
    private static final double RATIO_BELOW = 0.1;

    @Override
    public String kind() {
        return "ai-postings";
    }

    @Override
    public String title() {
        return "Indeed Hiring Lab, AI Tracker: AI_posting.csv or GenAI_posting.csv";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        DataFile file = bundle.only();
        try (Table table = file.table(LAYOUT)) {
            List<String> columns = table.header().matching(SHARES);
            try (SeriesLoad load = SeriesLoad.of(table, run, rows(table.header()))) {
                if (load.magnitude() < RATIO_BELOW) {
                    throw load.refused(
                            null,
                            "has no share above %s: these look like ratios".formatted(RATIO_BELOW),
                            "shares in percent, e.g. 1.72");
                }
                LocalDate knownFrom = load.knownFrom(HiringLab.PUBLISHED_ON.formatted("ai-tracker"));
                load.store(
                        SOURCE,
                        new Release.Draft(
                                SOURCE.id(),
                                "all",
                                columns.stream().allMatch(AiPostingsImporter::generative)
                                        ? "generative-ai-countries"
                                        : "countries",
                                run.parameter("label").orElse(knownFrom.toString()),
                                knownFrom,
                                file.sha256()));
            }
        }
    }

    static SeriesRows rows(Header header) {
        List<String> columns = header.matching(SHARES);
        Map<String, SeriesHead> heads = new HashMap<>();
        return (Row row) -> {
            LocalDate day = Cells.day(row, "date");
            String country = Cells.country(row, "jobcountry");
            List<SeriesValue> read = new ArrayList<>(columns.size());
            for (String column : columns) {
                SeriesHead head = heads.computeIfAbsent(country + column, key -> head(country, generative(column)));
                read.add(new SeriesValue(head, day, Cells.share(row, column)));
            }
            return read;
        };
    }

    private static boolean generative(String column) {
        return column.toLowerCase(Locale.ROOT).startsWith("gen");
    }

    private static SeriesHead head(String country, boolean generative) {
        String place = Areas.words(country);
        return new SeriesHead(
                "hiring-lab-%s-share-%s".formatted(generative ? "genai" : "ai", HiringLab.lower(country)),
                "Share of job postings in %s that mention %s".formatted(place, generative ? "generative AI" : "AI"),
                generative ? "generativeAiShareOfPostings" : "aiShareOfPostings",
                "percent",
                null,
                false,
                Grain.day,
                country,
                null,
                null,
                ("Of all job postings on Indeed in %s, the percentage that name %s; a seven-day trailing average. It counts "
                                + "postings of every occupation, not postings for one job.")
                        .formatted(
                                place,
                                generative
                                        ? "generative artificial intelligence or a related term"
                                        : "artificial intelligence, machine learning, data science or a related term"));
    }
}
