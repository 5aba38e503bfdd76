package org.careeralmanac.salary.reconciliation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.careeralmanac.salary.estimate.Basis;
import org.careeralmanac.salary.estimate.PayEstimate;
import org.careeralmanac.salary.estimate.Seniority;

/**
 * How much speaks for an estimate: the sum of four of these ten weights. They are judgements, made so that what was
 * measured by an office of statistics for a wider group stands above what people say of themselves for the exact job
 * (70 to 65), and below a survey of the exact job that says what it counts (85); a neighbouring job decides only where
 * nothing better is there.
 */
enum Weights {
    /** The figure speaks of just this job. */
    fitExact(40),
    /** Of one part of it. */
    fitNarrower(25),
    /** Of a wider group that holds it. */
    fitBroader(20),
    /** Of a neighbouring job. */
    fitRelated(5),
    /** Measured by an office of statistics. */
    officialStatistics(40),
    /** From a survey with a stated method. */
    survey(25),
    /** What employers offer. */
    jobPostings(15),
    /** What people say they earn. */
    selfReported(15),
    /** For the seniority that was asked for. */
    sameSeniority(10),
    /** The source says what the pay counts. */
    basisStated(10);

    private final int weight;

    Weights(int weight) {
        this.weight = weight;
    }

    /** What speaks for an estimate: 0 to 100. */
    static int score(PayEstimate estimate, Scale scale) {
        int score =
                switch (estimate.fit()) {
                    case exact -> fitExact.weight;
                    case narrower -> fitNarrower.weight;
                    case broader -> fitBroader.weight;
                    case related -> fitRelated.weight;
                };
        score += switch (estimate.source().kind()) {
            case OFFICIAL_STATISTICS -> officialStatistics.weight;
            case SURVEY -> survey.weight;
            case JOB_POSTINGS -> jobPostings.weight;
            case SELF_REPORTED -> selfReported.weight;
            case EDITORIAL, UNATTRIBUTED -> 0;
        };
        if (estimate.key().seniority() == scale.seniority() && scale.seniority() != Seniority.all) {
            score += sameSeniority.weight;
        }
        if (estimate.key().basis() != Basis.unstated) {
            score += basisStated.weight;
        }
        return score;
    }

    /** The published table. */
    static Map<String, Integer> table() {
        Map<String, Integer> table = new LinkedHashMap<>();
        for (Weights each : values()) {
            table.put(each.name(), each.weight);
        }
        return Collections.unmodifiableMap(table);
    }
}
