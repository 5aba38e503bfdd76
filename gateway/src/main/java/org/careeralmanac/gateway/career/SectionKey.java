package org.careeralmanac.gateway.career;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.careeralmanac.gateway.owners.Owner;

/** The sections of a career page in their order, and who owns them. A new section is one line here. */
public enum SectionKey {
    OVERVIEW("overview", Owner.ROLES),
    RESPONSIBILITIES("responsibilities", Owner.ROLES),
    REQUIREMENTS("requirements", Owner.ROLES),
    CAREER_DEVELOPMENT("careerDevelopment", Owner.ROLES),
    MARKET_DEMAND("marketDemand", Owner.TRENDS),
    SALARY("salary", Owner.SALARY),
    TRENDS("trends", Owner.TRENDS),
    SOFT_SKILLS("softSkills", Owner.ROLES),
    BEST_PRACTICES("bestPractices", Owner.ROLES),
    CHALLENGES("challenges", Owner.ROLES),
    RELATED_CAREERS("relatedCareers", Owner.ROLES);

    public static final List<SectionKey> ALL = List.of(values());

    private final String key;
    private final Owner owner;

    SectionKey(String key, Owner owner) {
        this.key = key;
        this.owner = owner;
    }

    public String key() {
        return key;
    }

    public Owner owner() {
        return owner;
    }

    static Optional<SectionKey> of(String key) {
        return Arrays.stream(values()).filter(k -> k.key.equals(key)).findFirst();
    }

    /** All keys, for people. */
    static String list() {
        return Arrays.stream(values()).map(SectionKey::key).collect(Collectors.joining(", "));
    }
}
