package org.careeralmanac.defaults.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Refusal;

/** What an importer has while it loads: its parameters, its transaction, and the job's counters. For one thread. */
public interface ImportRun {

    /** A parameter of the call, as given and not blank; empty where it was left out. */
    Optional<String> parameter(String name);

    /** The parameter {@code knownFrom}. */
    Optional<LocalDate> knownFrom();

    /**
     * The one transaction of the import, at READ COMMITTED, without a time limit. Never commit, roll back or close it.
     * Make staging tables in it with {@code CREATE TEMPORARY TABLE … ON COMMIT DROP}.
     */
    Connection connection();

    /**
     * Describes the source and makes room for a release. May be called several times, where a file brings several
     * releases. Waits for any other load of the same source, so it is best called after the checks and before the
     * inserts; a load that needs nothing but the hash to know that it is a repetition may call it first.
     *
     * @return the release's id; where {@code known}, these very bytes are there already: insert nothing for it
     * @throws org.careeralmanac.defaults.problem.ProblemException {@code RELEASE_EXISTS} where the id is used by other
     *     bytes; let it pass
     */
    Releases.Staged stage(Source source, Release.Draft draft) throws SQLException;

    /**
     * Rows into a table by {@code COPY}, in chunks. Several may be open at once, and other statements may run in
     * between; rows are there for those after {@link CopyWriter#flush} or {@link CopyWriter#close}.
     *
     * @param table its name as SQL has it
     */
    CopyWriter copy(String table, String... columns);

    /** Counts rows of data that were read, whatever became of them. The progress of the job shows it. */
    void read(long rows);

    /**
     * Counts what was stored, for the closing summary.
     *
     * @param what in the plural and in the field's words, e.g. {@code estimates}, {@code points}
     */
    void stored(String what, long count);

    /**
     * Leaves out a row (or a cell's worth of it) that is wrong, and goes on. Counted by {@code why}, which should
     * therefore not contain the value; the first 1,000 are kept whole.
     */
    void refuse(Refusal refusal);

    /** As {@link #refuse(Refusal)} for many rows of one reason found in SQL, of which one is shown. */
    void refuse(Refusal example, long rows);

    /** Counts rows that are right and yet not wanted, e.g. {@code "summary occupations"}. */
    void leftOut(String why, long rows);

    /** A sentence for the closing summary, e.g. that a table was missing and which earlier one stands for it. */
    void note(String text);

    /**
     * Says that a staged release holds something that only a steward may confirm. It is not published without.
     *
     * @param release an id that {@link #stage} gave
     * @param code upper snake case, once per release, e.g. {@code HOURLY_TIMES_2080}
     * @param text one sentence: what there is to confirm
     * @param rows how many rows it concerns
     */
    void flag(String release, String code, String text, long rows) throws SQLException;
}
