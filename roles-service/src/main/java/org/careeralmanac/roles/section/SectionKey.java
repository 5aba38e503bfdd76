package org.careeralmanac.roles.section;

import java.util.Arrays;
import java.util.Optional;

/** The sections that this service owns, in the order of the page. */
public enum SectionKey {
    OVERVIEW("overview"),
    RESPONSIBILITIES("responsibilities"),
    REQUIREMENTS("requirements"),
    CAREER_DEVELOPMENT("careerDevelopment"),
    SOFT_SKILLS("softSkills"),
    BEST_PRACTICES("bestPractices"),
    CHALLENGES("challenges"),
    RELATED_CAREERS("relatedCareers");

    private final String key;

    SectionKey(String key) {
        this.key = key;
    }

    /** The name in JSON, YAML and the database. */
    public String key() {
        return key;
    }

    public static Optional<SectionKey> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }

    @Override
    public String toString() {
        return key;
    }
}
