package org.careeralmanac.defaults.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/** One file of a {@link Bundle}: a workbook or delimited text, whether it came plain or inside a zip. */
public final class DataFile {

    private static final String READABLE = "an .xlsx workbook, CSV in UTF-8, or a zip of these";

    private final String path;
    private final String name;
    private final Dialect dialect;
    private final Limits limits;
    private final Supplier<InputStream> bytes;
    private final Supplier<GuardedZip> zip;
    private Workbook book;
    private Format format;

    /**
     * @param path the name inside the zip, or the name of the plain file
     * @param name what refusals call it
     * @param bytes opens it as a stream
     * @param zip opens it as a zip
     */
    DataFile(
            String path,
            String name,
            Dialect dialect,
            Limits limits,
            Supplier<InputStream> bytes,
            Supplier<GuardedZip> zip) {
        this.path = path;
        this.name = name;
        this.dialect = dialect;
        this.limits = limits;
        this.bytes = bytes;
        this.zip = zip;
    }

    /** The name without folders, e.g. {@code national_M2023_dl.xlsx}. */
    public String simpleName() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** The name as refusals say it: with the zip before {@code ›} where it came inside one. */
    public String name() {
        return name;
    }

    /** Whether it is a workbook, else it is text or something that cannot be read. */
    public boolean isWorkbook() {
        return format() == Format.ZIP && book() != null;
    }

    /** The sheets of a workbook in its order, hidden ones too; none for text. */
    public List<String> sheets() {
        return isWorkbook() ? book().sheets() : List.of();
    }

    /** Its bytes, for formats that are no table. Close it. */
    public InputStream open() {
        return bytes.get();
    }

    /** SHA-256 of its bytes, hexadecimal: the same whether it came plain or inside a zip. Reads it once. */
    public String sha256() {
        try (InputStream in = bytes.get();
                OutputStream nowhere = OutputStream.nullOutputStream()) {
            DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(nowhere);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The first table with these columns: of a workbook the first sheet that has them.
     *
     * @throws SheetException where the file cannot be read, or no table has the columns; the nearest one is named
     */
    public Table table(Layout layout) {
        if (!isWorkbook()) {
            return text(layout);
        }
        return workbook(sheets(), layout);
    }

    /**
     * The table on one sheet of a workbook.
     *
     * @param sheet its name, compared without regard to case
     * @throws SheetException where there is no such sheet, or it does not have the columns
     */
    public Table table(String sheet, Layout layout) {
        List<String> named =
                sheets().stream().filter(one -> one.equalsIgnoreCase(sheet)).toList();
        if (named.isEmpty()) {
            throw SheetException.of(
                    name,
                    isWorkbook()
                            ? "has no sheet '%s', but %s".formatted(sheet, String.join(", ", sheets()))
                            : "is no workbook",
                    "a workbook with the sheet '%s'".formatted(sheet));
        }
        return workbook(named, layout);
    }

    private Table workbook(List<String> sheets, Layout layout) {
        Table.Search nearest = null;
        String nearestSheet = null;
        for (String sheet : sheets) {
            RawRows rows = book().rows(sheet);
            Table.Search search = found(sheet, rows, layout, false);
            if (search.table() != null) {
                return search.table();
            }
            rows.close();
            if (nearest == null || search.missing().size() < nearest.missing().size()) {
                nearest = search;
                nearestSheet = sheet;
            }
        }
        throw missing(nearestSheet, nearest, layout);
    }

    private Table text(Layout layout) {
        Format is = format();
        if (is != Format.TEXT) {
            throw SheetException.of(name, "is " + is.description(), is.advice(READABLE));
        }
        RawRows rows = new DelimitedRows(name, bytes.get(), dialect, limits);
        Table.Search search = found(null, rows, layout, true);
        if (search.table() == null) {
            rows.close();
            throw missing(null, search, layout);
        }
        return search.table();
    }

    private Table.Search found(String sheet, RawRows rows, Layout layout, boolean fieldsCounted) {
        try {
            return Table.find(name, sheet, rows, layout, limits.maxColumns(), fieldsCounted);
        } catch (RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private SheetException missing(String sheet, Table.Search nearest, Layout layout) {
        boolean near = nearest.nearestRow() > 0;
        return new SheetException(new Refusal(
                name,
                sheet,
                near ? nearest.nearestRow() : null,
                String.join(", ", nearest.missing()),
                null,
                near
                        ? "missing in the header"
                        : "missing: no row within the first %d is the header".formatted(Layout.HEADER_WITHIN),
                "a table with the columns " + String.join(", ", layout.columns())));
    }

    Format format() {
        if (format == null) {
            try (InputStream in = bytes.get()) {
                format = Format.of(in.readNBytes(Format.SNIFFED_BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return format;
    }

    /** Null where the zip is no workbook. */
    private Workbook book() {
        if (book == null) {
            GuardedZip opened = zip.get();
            try {
                if (!Workbook.is(opened)) {
                    throw SheetException.of(name, notAWorkbook(opened), READABLE);
                }
                book = new Workbook(name, opened, limits);
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
        }
        return book;
    }

    private static String notAWorkbook(GuardedZip zip) {
        if (zip.has("xl/workbook.bin")) {
            return "is a binary workbook (.xlsb), which is not read";
        }
        if (zip.has("word/document.xml")) {
            return "is a text document (.docx)";
        }
        if (zip.has("mimetype") && zip.has("content.xml")) {
            return "is an OpenDocument file, which is not read";
        }
        return "is a zip inside a zip";
    }

    void close() {
        if (book != null) {
            book.close();
        }
    }

    /** The names of what a bundle holds, for refusals. */
    static String listed(List<DataFile> files) {
        List<String> names = new ArrayList<>();
        for (DataFile file : files) {
            if (names.size() == 10) {
                names.add("…");
                break;
            }
            names.add(file.simpleName());
        }
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }
}
