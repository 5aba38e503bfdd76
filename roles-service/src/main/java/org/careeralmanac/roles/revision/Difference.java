package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One place in which two versions of a section differ.
 *
 * @param section its key
 * @param at the place as a reader would say it: {@code groups › 2 › title}
 * @param kind added, removed or changed
 * @param before null where it was added
 * @param after null where it was removed
 */
@Schema(description = "One place in which two versions differ")
public record Difference(
        @Schema(required = true, examples = "overview") String section,

        @Schema(required = true, examples = "keyResponsibilities › 2 › text")
        String at,

        @Schema(required = true, description = "added, removed or changed")
        String kind,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "What stood there; absent where it was added")
        JsonNode before,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What stands there; absent where it was removed")
        JsonNode after,

        @Schema(required = true, description = "The same in one line", examples = "summary: \"Old.\" → \"New.\"")
        String text) {

    private static final int LONGEST = 120;

    /** What differs between two versions of a section, in the order of its members; null where there was none. */
    static List<Difference> between(String section, JsonNode before, JsonNode after) {
        List<Difference> found = new ArrayList<>();
        compare(section, "", before, after, found);
        return found;
    }

    private static void compare(String section, String at, JsonNode before, JsonNode after, List<Difference> found) {
        if (before instanceof ObjectNode old && after instanceof ObjectNode now) {
            Set<String> members = new LinkedHashSet<>();
            old.fieldNames().forEachRemaining(members::add);
            now.fieldNames().forEachRemaining(members::add);
            members.forEach(m -> compare(section, below(at, m), old.get(m), now.get(m), found));
        } else if (before instanceof ArrayNode old && after instanceof ArrayNode now) {
            lists(section, at, old, now, found);
        } else if (before == null || after == null || !before.equals(after)) {
            if (before == after) {
                return;
            }
            found.add(of(section, at, before, after));
        }
    }

    /** Along the longest common subsequence, so that an item put in first is one difference and not one for each item. */
    private static void lists(String section, String at, ArrayNode old, ArrayNode now, List<Difference> found) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
                continue;
            }
            int fromOld = i;
            int fromNow = j;
            while ((i < old.size() || j < now.size())
                    && !(i < old.size() && j < now.size() && old.get(i).equals(now.get(j)))) {
                if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                    i++;
                } else {
                    j++;
                }
            }
            // What went and what came in one place is the same item changed, as far as there are as many.
            for (int n = 0; n < Math.max(i - fromOld, j - fromNow); n++) {
                compare(
                        section,
                        below(at, String.valueOf((n < j - fromNow ? fromNow : fromOld) + n + 1)),
                        n < i - fromOld ? old.get(fromOld + n) : null,
                        n < j - fromNow ? now.get(fromNow + n) : null,
                        found);
            }
        }
    }

    private static Difference of(String section, String at, JsonNode before, JsonNode after) {
        String kind = before == null ? "added" : after == null ? "removed" : "changed";
        String place = at.isEmpty() ? section : at;
        String text = place + ": "
                + switch (kind) {
                    case "added" -> "added " + shown(after);
                    case "removed" -> "removed " + shown(before);
                    default -> shown(before) + " → " + shown(after);
                };
        return new Difference(section, place, kind, before, after, text);
    }

    private static String shown(JsonNode value) {
        String text = value.isTextual() ? "\"" + value.textValue() + "\"" : value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String below(String at, String member) {
        return at.isEmpty() ? member : at + " › " + member;
    }
}
