package org.careeralmanac.defaults.imports;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How two releases of one source differ, value by value.
 *
 * @param release the later one
 * @param against the one it is compared with; null where there is none, so that everything is new
 * @param counts how many values there are of each kind
 * @param items a page of the differences, the largest movements first within each kind
 * @param nextCursor for the next page, null on the last one
 */
public record ReleaseDifferences(
        String release,
        @Schema(nullable = true) String against,
        DifferenceCounts counts,
        List<ReleaseDifference> items,
        @Schema(nullable = true) String nextCursor) {

    /** How values differ. */
    public enum DifferenceKind {
        /** By more than 20 % of the earlier value. */
        moved,
        /** There before and not now. */
        lost,
        /** There now and not before. */
        added,
        /** A number before, and a reason why there is none now. */
        newlyMissing
    }

    /**
     * @param before values of the earlier release, missing ones included
     * @param after values of the later release, missing ones included
     */
    public record DifferenceCounts(long before, long after, long moved, long lost, long added, long newlyMissing) {}

    /**
     * One value that differs.
     *
     * @param key what it is of
     * @param label the same for people
     * @param before null where there was none
     * @param after null where there is none
     * @param changePercent rounded to a tenth; null where it cannot be said, as from zero
     * @param missing why there is none after
     */
    public record ReleaseDifference(
            DifferenceKind kind,
            String key,
            String label,
            @Schema(nullable = true) BigDecimal before,
            @Schema(nullable = true) BigDecimal after,
            @Schema(nullable = true) BigDecimal changePercent,
            @Schema(nullable = true) String missing) {}
}
