package org.careeralmanac.trends.figure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that a reader must know before relying on what it stands beside. */
@Schema(description = "Something to know before relying on what it stands beside")
public record Caveat(
        @Schema(description = "Stable code; new ones may come", examples = "PROJECTION")
        String code,

        @Schema(examples = "A projection, not a measurement.")
        String text) {

    public static final String PROJECTION = "PROJECTION";
    public static final String THINNED = "THINNED";
    public static final String STATED_CLAIM = "STATED_CLAIM";

    public static Caveat projection(String publisher) {
        return new Caveat(PROJECTION, "A projection by %s, not a measurement.".formatted(publisher));
    }

    public static Caveat earlierProjection(String base, String target) {
        return new Caveat(
                "EARLIER_PROJECTION",
                "What was projected then; the newest projection on file is that for %s to %s.".formatted(base, target));
    }

    public static Caveat statedClaim() {
        return new Caveat(STATED_CLAIM, "A claim that somebody states; no official projection and no measurement.");
    }

    public static Caveat unattributed() {
        return new Caveat("UNATTRIBUTED", "Whoever states this names no publisher for it, so it cannot be checked.");
    }

    public static Caveat unattributedDemand() {
        return new Caveat("UNATTRIBUTED", "Demand by industry is stated by a source that names no publisher for it.");
    }

    public static Caveat undated() {
        return new Caveat("UNDATED", "It is not said which years this speaks of.");
    }

    public static Caveat past(String when) {
        return new Caveat("PAST", "This has run out: it spoke of a time that ended on %s.".formatted(when));
    }

    public static Caveat widerPopulation(String population) {
        return new Caveat(
                "WIDER_POPULATION",
                "Counts %s, which is more than this one career.".formatted(Titles.opening(population)));
    }

    public static Caveat broaderOccupation(String title) {
        return new Caveat("BROADER_OCCUPATION", "Speaks of %s, an occupation wider than this career.".formatted(title));
    }

    public static Caveat narrowerOccupation(String title) {
        return new Caveat("NARROWER_OCCUPATION", "Speaks of %s, only a part of this career.".formatted(title));
    }

    public static Caveat relatedOccupation(String title) {
        return new Caveat(
                "RELATED_OCCUPATION", "Speaks of %s, a neighbouring occupation, not this career.".formatted(title));
    }

    /** @param sector null for all of them together */
    public static Caveat seriesForSector(String sector) {
        return new Caveat(
                "SERIES_FOR_SECTOR",
                sector == null
                        ? "Measured across all jobs, not for this career alone."
                        : "Measured for the sector %s, not for this career alone.".formatted(sector));
    }

    public static Caveat oldSeries(String last) {
        return new Caveat("OLD_SERIES", "The last measurement, %s, is more than a year old.".formatted(last));
    }

    public static Caveat derived(String rule) {
        return new Caveat("DERIVED", "Computed here: %s.".formatted(rule));
    }

    public static Caveat gaps(int missing, int all) {
        return new Caveat(
                "GAPS", "%d of %d periods have no measurement; they are gaps, not zeros.".formatted(missing, all));
    }

    public static Caveat thinned(int shown, int measured) {
        return new Caveat(
                THINNED,
                "%d of %d points are shown; the first, the last and the extremes are among them."
                        .formatted(shown, measured));
    }

    public static Caveat rebased(String base) {
        return new Caveat("REBASED", "Restated here with %s as 100.".formatted(base));
    }

    public static Caveat notRebased(String why) {
        return new Caveat("NOT_REBASED", "Not restated on the base that was asked for: %s.".formatted(why));
    }
}
