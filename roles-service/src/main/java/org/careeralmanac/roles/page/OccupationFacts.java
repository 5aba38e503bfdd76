package org.careeralmanac.roles.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.careeralmanac.roles.section.Tasks;
import org.careeralmanac.roles.skill.SkillRating;

/** What published releases say of one occupation beside its skill ratings; each fact with the release that has it. */
record OccupationFacts(
        List<Of<Described>> described,
        List<Of<Title>> titles,
        List<Of<Task>> tasks,
        List<Of<Technology>> technologies,
        List<Of<Element>> elements,
        List<Of<Share>> shares,
        List<Of<Zone>> zones,
        List<Of<Related>> related,
        List<Of<List<String>>> skillNames) {

    static final OccupationFacts NONE = empty();

    /** A fact and where it stands. */
    record Of<T>(Facts.PublishedRelease release, T fact) {}

    record Described(String title, String description) {}

    /**
     * @param position in the publisher's table
     * @param featured whether its publisher shows it to job seekers; null for titles that nobody reported
     */
    record Title(int position, String title, Boolean featured) {}

    record Task(int id, String statement, Tasks.Type type) {}

    record Technology(String name, String category, boolean hot, boolean inDemand) {}

    /** A work style or an interest on one scale. */
    record Element(String element, String name, String scale, boolean interest, Measured measured, String ratedBy) {}

    /** @param category 0 on a scale without categories */
    record Share(
            String element,
            String name,
            String scale,
            int category,
            Measured measured,
            String surveyed,
            String answeredBy) {}

    record Measured(BigDecimal value, SkillRating.Missing missing, Integer sampleSize, BigDecimal standardError) {}

    record Zone(int zone) {}

    record Related(String code, String tier, int position) {}

    /** One to add to. */
    static OccupationFacts empty() {
        return new OccupationFacts(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }
}
