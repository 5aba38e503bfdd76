package org.careeralmanac.trends.postings;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.DataFile;
import org.careeralmanac.defaults.sheet.Table;
import org.careeralmanac.trends.load.SeriesLoad;

/** Loads job-postings indexes: one release for each file of one country. */
@ApplicationScoped
public class PostingsImporter implements Importer {

    private static final Source SOURCE =
            HiringLab.source("hiring-lab-postings", "Job Postings Index", "job_postings_tracker");

    @Override
    public String kind() {
        return "postings";
    }

    @Override
    public String title() {
        return "Indeed Hiring Lab, Job Postings Index: the CSV of a country, its sectors, states or metropolitan areas";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.KNOWN_FROM, Parameter.LABEL);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        List<DataFile> files = bundle.files().size() == 1
                ? bundle.files()
                : bundle.matching(
                        name -> name.endsWith(".csv") && name.contains("postings"),
                        "files such as aggregate_job_postings_US.csv");
        if (files.size() < bundle.files().size()) {
            run.leftOut("files that hold no postings index", bundle.files().size() - files.size());
        }
        for (DataFile file : files) {
            try (Table table = file.table(PostingsRows.LAYOUT)) {
                PostingsRows rows = new PostingsRows(table.header());
                try (SeriesLoad load = SeriesLoad.of(table, run, rows)) {
                    LocalDate knownFrom = load.knownFrom(HiringLab.PUBLISHED_ON.formatted("job_postings_tracker"));
                    String part = HiringLab.lower(load.country()) + "-" + rows.part();
                    load.store(
                            SOURCE,
                            new Release.Draft(
                                    SOURCE.id(),
                                    "all",
                                    part,
                                    run.parameter("label").orElse(knownFrom.toString()),
                                    knownFrom,
                                    file.sha256()));
                }
            }
        }
    }
}
