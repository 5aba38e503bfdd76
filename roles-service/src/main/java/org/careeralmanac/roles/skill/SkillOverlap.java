package org.careeralmanac.roles.skill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What someone in one role has and lacks for another, by the names of the skills without regard to case, in the order
 * of the other role's list.
 */
public record SkillOverlap(List<String> shared, List<String> missing) {

    public static SkillOverlap of(List<String> own, List<String> others) {
        Set<String> known = new HashSet<>();
        own.forEach(name -> known.add(folded(name)));
        List<String> shared = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String name : others) {
            (known.contains(folded(name)) ? shared : missing).add(name);
        }
        return new SkillOverlap(List.copyOf(shared), List.copyOf(missing));
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
