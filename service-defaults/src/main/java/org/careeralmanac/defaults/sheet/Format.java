package org.careeralmanac.defaults.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its first bytes; its name is not asked. */
enum Format {
    EMPTY("an empty file", null),
    ZIP("a zip archive", null),
    OLE2("binary .xls (or a workbook with a password); binary .xls is not read", "save it as .xlsx without a password"),
    PDF("a PDF document", null),
    HTML("an HTML page, often what a download gives instead of the file", "download the file itself"),
    XML("an XML document", null),
    GZIP("gzip", "unpack it, or pack it as .zip"),
    SEVEN_ZIP("a 7z archive", "unpack it, or pack it as .zip"),
    RAR("a RAR archive", "unpack it, or pack it as .zip"),
    PARQUET("a Parquet file", "export it as CSV in UTF-8"),
    UTF16("text in UTF-16", "save it as UTF-8"),
    BINARY("binary data", null),
    TEXT("text", null);

    static final int SNIFFED_BYTES = 512;

    private final String description;
    private final String advice;

    Format(String description, String advice) {
        this.description = description;
        this.advice = advice;
    }

    /** What would be right, where something else was expected. */
    String advice(String expected) {
        return advice == null ? expected : advice;
    }

    String description() {
        return description;
    }

    /** @param head the first bytes of the file, at most {@link #SNIFFED_BYTES} */
    static Format of(byte[] head) {
        if (head.length == 0) {
            return EMPTY;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE2;
        }
        if (starts(head, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (starts(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (starts(head, '7', 'z', 0xBC, 0xAF)) {
            return SEVEN_ZIP;
        }
        if (starts(head, 'R', 'a', 'r', '!')) {
            return RAR;
        }
        if (starts(head, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            return UTF16;
        }
        for (byte b : head) {
            if (b == 0) {
                return BINARY;
            }
        }
        String start = new String(head, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html") || start.startsWith("<head")) {
            return HTML;
        }
        return start.startsWith("<?xml") ? XML : TEXT;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
