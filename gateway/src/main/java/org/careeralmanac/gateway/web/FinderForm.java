package org.careeralmanac.gateway.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the form for finding careers by their figures offers and what of it is chosen; a plain form, no script is needed.
 *
 * @param payMin chosen, or empty
 * @param included whether figures of other occupations and old ones count
 * @param used whether anything is chosen
 */
public record FinderForm(
        String payMin,
        List<PayForm.Choice> growth,
        List<PayForm.Choice> education,
        List<PayForm.Choice> sort,
        boolean included,
        boolean used) {

    /** Everything that can be let count. */
    public static final String ALL_INCLUDED = "narrower,broader,related,old";

    /** The parameters of this form. */
    static final List<String> NAMES = List.of("payMin", "growth", "education", "sort", "include");

    private static final Map<String, String> GROWTH = new LinkedHashMap<>();
    private static final Map<String, String> EDUCATION = new LinkedHashMap<>();
    private static final Map<String, String> SORT = new LinkedHashMap<>();

    static {
        GROWTH.put("", "Any");
        GROWTH.put("0", "Not shrinking");
        GROWTH.put("0.1", "Growing");
        GROWTH.put("5", "5% or more");
        GROWTH.put("10", "10% or more");
        GROWTH.put("20", "20% or more");
        EDUCATION.put("", "Any");
        EDUCATION.put("none", "None");
        EDUCATION.put("highSchool", "High school");
        EDUCATION.put("postsecondary", "No degree");
        EDUCATION.put("associate", "Associate");
        EDUCATION.put("bachelor", "Bachelor's");
        EDUCATION.put("master", "Master's");
        EDUCATION.put("doctorate", "Doctorate");
        SORT.put("", "Best match");
        SORT.put("title", "Title");
        SORT.put("pay", "Pay");
        SORT.put("growth", "Growth");
        SORT.put("openings", "Openings");
    }

    static FinderForm of(Map<String, String> given) {
        return new FinderForm(
                given.getOrDefault("payMin", ""),
                choices(GROWTH, given.getOrDefault("growth", ""), "At least %s%%"),
                choices(EDUCATION, given.getOrDefault("education", ""), "%s"),
                choices(SORT, given.getOrDefault("sort", ""), "%s"),
                given.containsKey("include"),
                NAMES.stream().anyMatch(given::containsKey));
    }

    /** What somebody wrote into the address and the form does not offer is offered too, so that sending it again keeps it. */
    private static List<PayForm.Choice> choices(Map<String, String> offered, String chosen, String other) {
        List<PayForm.Choice> choices = new ArrayList<>();
        offered.forEach((value, name) -> choices.add(new PayForm.Choice(value, name, value.equals(chosen))));
        if (!offered.containsKey(chosen)) {
            choices.add(new PayForm.Choice(chosen, other.formatted(chosen), true));
        }
        return choices;
    }
}
