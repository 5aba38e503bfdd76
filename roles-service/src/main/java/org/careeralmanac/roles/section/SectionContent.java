package org.careeralmanac.roles.section;

import java.util.List;

/** What every section of this service has in common; each may add typed fields. Text is plain text, never markup. */
public sealed interface SectionContent
        permits OverviewSection,
                ResponsibilitiesSection,
                RequirementsSection,
                CareerDevelopmentSection,
                SoftSkillsSection,
                BestPracticesSection,
                ChallengesSection,
                RelatedCareersSection {

    String intro();

    List<Group> groups();

    String outro();

    Image image();

    List<Caveat> caveats();

    /** A list as sections hold them: unchangeable, never null. */
    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
