package org.careeralmanac.defaults.imports;

import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.Dialect;

/**
 * Loads one kind of file. A CDI bean of its owner ({@code @ApplicationScoped}); every bean of this type is offered at
 * {@code POST /api/v1/admin/{owner}/imports?kind=} and by {@code ./almanac import KIND}.
 */
public interface Importer {

    /** What the kind is called in addresses and on the command line: lower case with hyphens, e.g. {@code oews}. */
    String kind();

    /** One line for people who look for the right kind: what files it takes. */
    String title();

    /** How the text files of this kind are written. */
    default Dialect dialect() {
        return Dialect.CSV;
    }

    /**
     * What a caller may say besides the file. Anything else is refused before the file is read. Of the names in common
     * use see {@link Parameter}.
     */
    List<Parameter> parameters();

    /**
     * Reads the files and stages what they hold, all within {@link ImportRun#connection()}. Runs on a worker thread
     * that is its own. The usual order: create temporary tables, {@link ImportRun#copy} rows into them, check in SQL,
     * {@link ImportRun#stage}, insert from them in one statement per table.
     *
     * <p>Nothing of it becomes visible before this returns; whatever it throws rolls everything back and fails the job.
     * What only concerns a row is given to {@link ImportRun#refuse} instead.
     *
     * @throws org.careeralmanac.defaults.sheet.SheetException where a file as a whole cannot be taken; the job shows
     *     its refusal
     * @throws org.careeralmanac.defaults.problem.ProblemException for anything else that is the caller's to mend; the
     *     job shows its code and detail
     */
    void load(Bundle bundle, ImportRun run) throws SQLException;

    /**
     * A parameter of an importer.
     *
     * @param name as in the query of the call, e.g. {@code edition}
     * @param meaning one line: what it says and when it is needed
     */
    record Parameter(String name, String meaning) {

        /** {@code --edition}: what a later load stands beside, where the file does not tell. */
        public static final Parameter EDITION =
                new Parameter("edition", "The edition, e.g. 2023-05, where the file does not tell");

        /** {@code --part}: which part of the edition, where the file does not tell. */
        public static final Parameter PART =
                new Parameter("part", "Which part of the edition, e.g. national, where the file does not tell");

        /** {@code --known-from}: the day its publisher published it. */
        public static final Parameter KNOWN_FROM = new Parameter(
                "knownFrom", "The day its publisher published it, as YYYY-MM-DD, where neither file nor almanac knows");

        /** {@code --label}: the publisher's own number where the edition is {@code all}. */
        public static final Parameter LABEL =
                new Parameter("label", "The publisher's own number of this load, where the file does not tell");
    }
}
