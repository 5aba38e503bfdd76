package org.careeralmanac.roles.revision;

import java.util.Arrays;
import java.util.Optional;
import org.careeralmanac.roles.section.SectionKey;

/** What editors write one by one: what a role is as a whole, and each of its sections. */
public enum Part {
    /** Title, other titles, family, seniority and skills; what an editor leaves out stays what the starter or the facts say. */
    PROFILE(null),
    OVERVIEW(SectionKey.OVERVIEW),
    RESPONSIBILITIES(SectionKey.RESPONSIBILITIES),
    REQUIREMENTS(SectionKey.REQUIREMENTS),
    CAREER_DEVELOPMENT(SectionKey.CAREER_DEVELOPMENT),
    SOFT_SKILLS(SectionKey.SOFT_SKILLS),
    BEST_PRACTICES(SectionKey.BEST_PRACTICES),
    CHALLENGES(SectionKey.CHALLENGES),
    RELATED_CAREERS(SectionKey.RELATED_CAREERS);

    private final SectionKey section;

    Part(SectionKey section) {
        this.section = section;
    }

    /** The name in JSON and in the database. */
    public String key() {
        return section == null ? "profile" : section.key();
    }

    /** Empty for the profile. */
    Optional<SectionKey> section() {
        return Optional.ofNullable(section);
    }

    public static Optional<Part> of(String key) {
        return Arrays.stream(values()).filter(p -> p.key().equals(key)).findFirst();
    }

    /** The names of all, in the order of the page. */
    static String[] keys() {
        return Arrays.stream(values()).map(Part::key).toArray(String[]::new);
    }

    @Override
    public String toString() {
        return key();
    }
}
