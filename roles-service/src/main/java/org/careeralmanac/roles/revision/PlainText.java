package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Texts are plain text (docs/adr/0007): whatever looks like markup is shown as it stands, so that nothing has to be taken
 * out. Only what is no text at all is refused.
 */
final class PlainText {

    private PlainText() {}

    /** Adds a fault for each text with a control character or half a character, which neither database nor page can hold. */
    static void faults(JsonNode node, String at, List<SectionSchemas.Fault> faults) {
        if (node.isTextual()) {
            String text = node.textValue();
            text.codePoints()
                    .filter(PlainText::noText)
                    .findFirst()
                    .ifPresent(c -> faults.add(
                            new SectionSchemas.Fault(at, "U+%04X is not a character of plain text".formatted(c))));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(member -> faults(
                            member.getValue(),
                            at + "/" + member.getKey().replace("~", "~0").replace("/", "~1"),
                            faults));
        } else {
            for (int i = 0; i < node.size(); i++) {
                faults(node.get(i), at + "/" + i, faults);
            }
        }
    }

    private static boolean noText(int c) {
        return Character.getType(c) == Character.SURROGATE
                || (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }
}
