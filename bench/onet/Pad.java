import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Pads a reduced set of O*NET text files to the row counts of a full release: java Pad.java FOLDER OUT.zip.
 * Occupations are repeated under codes of their own until there are 1,016, each with the rows of the one that it repeats;
 * tables that the set lacks (Abilities) or that rate fewer elements (Skills, Knowledge) are made of the Content Model's
 * elements. Deterministic: the same folder gives the same bytes in every row.
 */
public final class Pad {

    private static final int OCCUPATIONS = 1_016;
    private static final Map<String, Integer> ROWS = new TreeMap<>(Map.of(
            "Task Statements", 18_796,
            "Alternate Titles", 56_505,
            "Technology Skills", 32_773,
            "Sample of Reported Titles", 7_955,
            "Education, Training, and Experience", 37_125,
            "Work Styles", 37_422,
            "Interests", 8_307,
            "Related Occupations", 18_460,
            "Job Zones", 923));
    private static final int RATINGS = 62_580;
    private static final String RATING_COLUMNS = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN"
            + "\tStandard Error\tLower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source";

    private final Path folder;
    private final ZipOutputStream out;
    private final List<String> codes = new ArrayList<>();

    private Pad(Path folder, ZipOutputStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("java Pad.java FOLDER OUT.zip, where FOLDER holds O*NET text files");
            System.exit(2);
        }
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
            new Pad(Path.of(args[0]), out).run();
        }
    }

    private void run() throws IOException {
        for (String name : List.of(
                "Read Me", "Content Model Reference", "Scales Reference", "Level Scale Anchors", "Job Zone Reference",
                "Education, Training, and Experience Categories")) {
            write(name, Files.readString(folder.resolve(name + ".txt")));
        }
        occupations();
        for (Map.Entry<String, Integer> table : ROWS.entrySet()) {
            table(table.getKey(), table.getValue());
        }
        ratings("Skills", "2.A", "2.B");
        ratings("Knowledge", "2.C");
        ratings("Abilities", "1.A");
    }

    private List<String> lines(String name) throws IOException {
        return List.of(Files.readString(folder.resolve(name + ".txt")).split("\r\n"));
    }

    /** Real codes first, then repetitions under major groups that O*NET has, numbered so that no code is there twice. */
    private void occupations() throws IOException {
        List<String> lines = lines("Occupation Data");
        StringBuilder table = new StringBuilder(lines.getFirst()).append("\r\n");
        for (int i = 0; i < OCCUPATIONS; i++) {
            String[] cells = lines.get(1 + i % (lines.size() - 1)).split("\t");
            int round = i / (lines.size() - 1);
            String code = round == 0 ? cells[0] : "%02d-%04d.00".formatted(17 + 2 * (i % 19), 1000 + i);
            codes.add(code);
            table.append(code).append('\t').append(cells[1]).append(round == 0 ? "" : " " + i).append('\t').append(cells[2]).append("\r\n");
        }
        write("Occupation Data", table.toString());
    }

    /** Each occupation takes the rows of one that has any, as many in turn as it takes to come to the number. */
    private void table(String name, int rows) throws IOException {
        List<String> lines = lines(name);
        Map<String, List<String[]>> given = new LinkedHashMap<>();
        lines.subList(1, lines.size()).forEach(line -> {
            String[] cells = line.split("\t", -1);
            given.computeIfAbsent(cells[0], code -> new ArrayList<>()).add(cells);
        });
        List<List<String[]>> sources = List.copyOf(given.values());
        StringBuilder table = new StringBuilder(lines.getFirst()).append("\r\n");
        int written = 0;
        for (int row = 0; written < rows; row++) {
            int before = written;
            for (int i = 0; i < codes.size() && written < rows; i++) {
                List<String[]> source = sources.get(i % sources.size());
                int again = row / source.size();
                if (again > 0 && !name.endsWith("Titles")) {
                    continue;
                }
                String[] cells = source.get(row % source.size()).clone();
                cells[0] = codes.get(i);
                switch (name) {
                    case "Related Occupations" -> cells[1] = codes.get((i + 1 + row) % codes.size());
                    case "Task Statements" -> cells[1] = String.valueOf(i * 100_000 + row);
                    case "Alternate Titles" -> cells[1] += again == 0 ? "" : " " + again;
                    default -> {}
                }
                table.append(String.join("\t", cells)).append("\r\n");
                written++;
            }
            if (written == before) {
                throw new IOException(name + " has too few rows to be padded to " + rows + ": " + written);
            }
        }
        write(name, table.toString());
    }

    /** Two rows for each element and occupation, until there are as many as a full release has. */
    private void ratings(String name, String... groups) throws IOException {
        List<String[]> elements = new ArrayList<>();
        List<String> model = lines("Content Model Reference");
        for (int i = 1; i < model.size(); i++) {
            String[] cells = model.get(i).split("\t");
            String next = i + 1 < model.size() ? model.get(i + 1).split("\t")[0] : "";
            boolean leaf = !next.startsWith(cells[0] + ".");
            if (leaf && List.of(groups).stream().anyMatch(cells[0]::startsWith)) {
                elements.add(cells);
            }
        }
        StringBuilder table = new StringBuilder(RATING_COLUMNS).append("\r\n");
        int written = 0;
        for (String code : codes) {
            for (int e = 0; e < elements.size() && written < RATINGS; e++) {
                int seed = Math.floorMod((code + e).hashCode(), 400);
                for (String scale : List.of("IM", "LV")) {
                    table.append("%s\t%s\t%s\t%s\t%d.%02d\t8\t0.1250\t1.0000\t5.0000\t%s\t%s\t08/2023\tAnalyst\r\n"
                            .formatted(code, elements.get(e)[0], elements.get(e)[1], scale, 1 + seed / 100, seed % 100,
                                    seed % 50 == 0 ? "Y" : "N", scale.equals("IM") ? "n/a" : seed < 20 ? "Y" : "N"));
                    written++;
                }
            }
        }
        System.err.printf("%s: %d rows of %d elements%n", name, written, elements.size());
        write(name, table.toString());
    }

    private void write(String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry("db_30_1_text/" + name + ".txt"));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
