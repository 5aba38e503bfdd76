package org.careeralmanac.gateway.web.model;

import java.math.BigDecimal;
import java.util.List;

/**
 * Where to go from a career.
 *
 * @param found whether there is a way, null where none was asked for
 */
public record Moves(
        String id,
        String slug,
        String completeness,
        List<Move> items,
        Boolean found,
        Figure pay,
        List<Source> sources) {

    public boolean complete() {
        return "complete".equals(completeness);
    }

    public record Move(
            String id,
            String slug,
            String title,
            String seniority,
            BigDecimal similarity,
            Integer jobZoneStep,
            Relatedness relatedness,
            boolean named,
            List<Skill> sharedSkills,
            List<Skill> missingSkills,
            List<String> sharedNames,
            List<String> missingNames,
            Figure pay,
            Change payChange) {}

    public record Relatedness(String tier, int position, String release) {}

    public record Skill(String name) {}

    public record Change(boolean comparable, String text, List<Caveat> caveats) {}
}
