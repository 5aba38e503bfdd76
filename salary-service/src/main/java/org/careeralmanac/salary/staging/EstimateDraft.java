package org.careeralmanac.salary.staging;

import java.util.List;
import org.careeralmanac.salary.estimate.NaturalKey;

/**
 * An estimate on its way into the almanac.
 *
 * @param population whom it covers where that is not everyone in the job, or null
 * @param sampleSize or null
 * @param statedIn where in the source it stands, or null
 * @param note what there is to remark on it, or null
 */
public record EstimateDraft(
        NaturalKey key,
        String population,
        Integer sampleSize,
        String statedIn,
        String note,
        List<FigureDraft> figures) {

    public EstimateDraft {
        figures = List.copyOf(figures);
    }

    EstimateDraft with(String remark, List<FigureDraft> changed) {
        return new EstimateDraft(
                key, population, sampleSize, statedIn, note == null ? remark : note + " " + remark, changed);
    }
}
