package org.careeralmanac.salary.aijobs;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.sheet.Row;

/** The job titles of a file, numbered as they come, letter by letter as they are. */
final class Titles {

    /** A file of ten million has some thousands; more than this are held in memory for nothing. */
    private static final int MOST = 100_000;

    private static final int LONGEST = 200;

    private static final class Title {
        private final int number;
        private int rows;

        Title(int number) {
            this.number = number;
        }
    }

    private final Map<String, Title> titles = new HashMap<>();

    /** The number of a row's title, which is counted. */
    int number(Row row) {
        String text = row.exact("job_title");
        Title title = text == null ? null : titles.get(text);
        if (title == null) {
            title = add(row, text);
        }
        title.rows++;
        return title.number;
    }

    private Title add(Row row, String text) {
        if (text == null) {
            throw row.refused("job_title", "is empty", "a job title");
        }
        if (text.length() > LONGEST || text.indexOf('\n') >= 0) {
            throw row.refused(
                    "job_title", "is too long for a job title", "one line of up to %d characters".formatted(LONGEST));
        }
        if (titles.size() == MOST) {
            throw row.refused(
                    "job_title",
                    "is one more title than a file may have",
                    "at most %,d different titles".formatted(MOST));
        }
        Title title = new Title(titles.size() + 1);
        titles.put(text, title);
        return title;
    }

    void store(ImportRun run, int file) throws SQLException {
        try (CopyWriter rows = run.copy("observation_title", "file_id", "number", "title", "size")) {
            for (Map.Entry<String, Title> title : titles.entrySet()) {
                rows.row(file, title.getValue().number, title.getKey(), title.getValue().rows);
            }
        }
    }
}
