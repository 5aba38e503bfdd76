package org.careeralmanac.roles.occupation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.roles.ImportTrial;
import org.careeralmanac.roles.SharedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Crosswalks of every layout: edges with what they lose, labels, predecessors on pages, and files that are wrong. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class CrosswalkImporterTest {

    private static final String SOC = "2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title\n";

    @Inject
    CrosswalkImporter importer;

    @Inject
    DataSource database;

    @Inject
    Releases releases;

    @Inject
    ReleaseContents contents;

    private ImportTrial trial;

    @BeforeEach
    void begin() throws SQLException {
        trial = new ImportTrial(database.getConnection(), releases, contents);
    }

    @AfterEach
    void undo() throws SQLException {
        trial.close();
    }

    private ImportTrial load(String csv, String... named) throws SQLException {
        return trial.load(importer, Map.of("crosswalk.csv", csv), named);
    }

    @Test
    void whatWasSplitOrPutTogetherKeepsWhatIsLost() throws SQLException {
        load(SOC + """
                15-9001,Same,15-9001,Same still
                15-9002,Split,15-9021,One half
                15-9002,Split,15-9022,Other half
                15-9003,First,15-9031,Put together
                15-9004,Second,15-9031,Put together
                15-9005,Torn,15-9051,Mixed
                15-9005,Torn,15-9052,Apart
                15-9006,Other,15-9051,Mixed
                """);

        assertThat(trial.staged()).containsExactly("bls-soc:all:soc-2010-soc-2018:2017-11-30");
        assertThat(trial.rows("""
                SELECT from_code, to_code, fit FROM crosswalk_edge WHERE from_code LIKE '15-900%'
                ORDER BY from_code, to_code"""))
                .containsExactly(
                        "15-9001|15-9001|exact",
                        "15-9002|15-9021|broader",
                        "15-9002|15-9022|broader",
                        "15-9003|15-9031|narrower",
                        "15-9004|15-9031|narrower",
                        "15-9005|15-9051|related",
                        "15-9005|15-9052|broader",
                        "15-9006|15-9051|narrower");
        assertThat(trial.rows("SELECT label FROM taxonomy_label WHERE scheme = 'SOC-2010' AND code = '15-9003'"))
                .containsExactly("First");
    }

    @Test
    void thePageNamesWhatStoodForItsOccupationBefore() throws SQLException {
        load(SOC + "11-2222,Old keepers,11-1111,Keepers\n").publish();
        load(SOC.replace("2010 SOC", "O*NET-SOC 2010") + "11-2222.00,Old keepers,11-1111,Keepers\n");
        trial.publish();

        assertThat(trial.page("lamp-keeper", "2026-12-31")
                        .at("/head/occupations/0/predecessors")
                        .toString())
                .isEqualTo("[{\"scheme\":\"SOC-2010\",\"code\":\"11-2222\",\"fit\":\"exact\"}]");
    }

    @Test
    void codesOfOnetStandForThoseOfTheSocBeneath() throws SQLException {
        load("O*NET-SOC 2010 Code,O*NET-SOC 2010 Title,2018 SOC Code,2018 SOC Title\n" + """
                15-9001.00,Plain,15-9101,Plain
                15-9001.01,Detail,15-9102,Detail
                """);

        assertThat(trial.rows("""
                SELECT from_scheme, from_code, to_code, fit FROM crosswalk_edge WHERE from_code LIKE '15-9001%'
                ORDER BY 1, 2, 3"""))
                .containsExactly(
                        "ONET-SOC-2010|15-9001.00|15-9101|exact",
                        "ONET-SOC-2010|15-9001.01|15-9102|exact",
                        "SOC-2010|15-9001|15-9101|broader",
                        "SOC-2010|15-9001|15-9102|broader");
    }

    @Test
    void fieldsOfStudyWithoutAMatchAreCountedAndCodesKeepTheirZeros() throws SQLException {
        load(
                "\uFEFFCIP2020Code,CIP2020Title,SOC2018Code,SOC2018Title\r\n"
                        + "01.0101,Farms.,11-9013,Farmers\r\n01.0508,Taxidermy,99-9999,NO MATCH\r\n",
                "knownFrom",
                "2020-09-30");

        assertThat(trial.rows("SELECT from_code, to_code, fit FROM crosswalk_edge WHERE from_scheme = 'CIP-2020'"))
                .containsExactly("01.0101|11-9013|related");
        assertThat(trial.leftOut).containsEntry("codes that have no match, as the publisher says", 1L);
    }

    @Test
    void iscoAndEscoAreKnownByCodeLabelAndAddress() throws SQLException {
        load(
                "conceptType,conceptUri,code,preferredLabel,altLabels,inScheme,description\n"
                        + "ISCOGroup,http://data.europa.eu/esco/isco/C2512,2512,Software developers,\"Coders\nProgrammers\",x,y\n",
                "knownFrom",
                "2022-01-31");
        trial.publish();
        load(
                "conceptType,conceptUri,iscoGroup,code,preferredLabel,altLabels\n"
                        + "Occupation,http://data.europa.eu/esco/occupation/abc,2512,2512.9.1,lamp programmer,light coder\n",
                "knownFrom",
                "2024-05-31");
        trial.publish();
        load(
                "some notes,,,,,,\nO*NET Id,O*NET Title,O*NET Description,ESCO or ISCO URI,ESCO or ISCO Title,ESCO or ISCO Description,Type of Match\n"
                        + "15-9101.00,A,b,http://data.europa.eu/esco/occupation/abc,lamp programmer,c,broadMatch\n"
                        + "15-9101.00,A,b,http://data.europa.eu/esco/isco/C2512,Software developers,c,closeMatch\n"
                        + "15-9101.00,A,b,http://data.europa.eu/esco/occupation/nobody,x,c,exactMatch\n",
                "knownFrom",
                "2024-06-30");

        assertThat(trial.rows("SELECT label FROM taxonomy_label WHERE release_id LIKE 'esco:all:isco-08-labels:%'"
                        + " AND code = '2512' ORDER BY position"))
                .containsExactly(
                        "Software developers", "Coders", "Programmers", "http://data.europa.eu/esco/isco/C2512");
        assertThat(trial.rows("SELECT from_scheme, from_code, to_scheme, to_code, fit FROM crosswalk_edge"
                        + " WHERE release_id LIKE 'esco:%' ORDER BY 1, 2, 3, 4"))
                .containsExactly(
                        "ESCO|2512.9.1|ONET-SOC-2019|15-9101.00|broader",
                        "ISCO-08|2512|ESCO|2512.9.1|broader",
                        "ISCO-08|2512|ONET-SOC-2019|15-9101.00|related");
        assertThat(trial.refusals).singleElement().satisfies(refusal -> assertThat(refusal.why())
                .contains("is no occupation of ESCO"));
    }

    @Test
    void iscoLeadsToSoc() throws SQLException {
        load(
                "ISCO-08 Code,ISCO-08 Title EN,part,2010 SOC Code,2010 SOC Title\n2512,Software developers,*,15-1132,Developers\n",
                "knownFrom",
                "2012-06-30");

        assertThat(trial.staged()).containsExactly("bls-soc:all:isco-08-soc-2010:2012-06-30");
        assertThat(trial.rows("SELECT from_code, to_scheme, to_code FROM crosswalk_edge WHERE from_scheme = 'ISCO-08'"))
                .containsExactly("2512|SOC-2010|15-1132");
    }

    @Test
    void filesAndRowsThatAreWrongAreNamed() throws SQLException {
        assertThatThrownBy(() -> load("2010 SOC Code,2010 SOC Title,2018 SOC Code\n15-1111,a,15-1112\n"))
                .isInstanceOfSatisfying(SheetException.class, e -> {
                    assertThat(e.refusal().column()).isEqualTo("2018 SOC Title");
                    assertThat(e.refusal().file()).contains("crosswalk.csv");
                });
        assertThatThrownBy(() -> load("CIP2020Code,CIP2020Title,SOC2018Code,SOC2018Title\n01.0101,a,11-1111,b\n"))
                .hasMessageContaining("--known-from");
        load(SOC + "15-1111,a,15-1112,b\n151111,a,15-1112,b\n15-1111,a,,b\n15-1111,,15-1113,b\n");
        assertThat(trial.refusals)
                .extracting(r -> r.row() + " " + r.column() + " " + r.why())
                .containsExactly(
                        "3 2010 SOC Code is no code of SOC-2010",
                        "4 2018 SOC Code is empty",
                        "5 2010 SOC Title is empty");
        assertThatThrownBy(() -> load(SOC + "x,y,z,w\n", "knownFrom", "2018-01-01"))
                .hasMessageContaining("has no row that can be taken");
    }

    @Test
    void thePublishersOwnFilesLoad() throws SQLException, IOException {
        Path soc = SharedData.at("taxonomy-soc");
        for (String name : new String[] {
            "2010_to_2018_SOC_Crosswalk.xlsx", "2010_to_2019_Crosswalk.xlsx", "2019_to_SOC_Crosswalk.xlsx"
        }) {
            trial.load(importer, soc.resolve(name), name);
            trial.publish();
            assertThat(trial.refusals).as(name).isEmpty();
        }
        assertThat(trial.rows("""
                SELECT from_code, fit FROM crosswalk_edge
                WHERE from_scheme = 'SOC-2010' AND to_scheme = 'SOC-2018' AND to_code = '15-1252' ORDER BY 1""")).containsExactly("15-1132|related", "15-1133|related", "15-1199|related");
        assertThat(trial.rows("""
                SELECT DISTINCT fit FROM crosswalk_edge
                WHERE from_scheme = 'SOC-2010' AND from_code = '15-1199' AND to_scheme = 'SOC-2018'""")).containsAnyOf("broader", "related");

        for (String file : new String[] {
            "taxonomy-cip-soc/CIP2020_SOC2018_Crosswalk.xlsx",
            "taxonomy-isco/ISCOGroups_en.csv",
            "esco-1.1.2-tabiya/occupations.csv"
        }) {
            trial.load(
                    importer, SharedData.at(file), Path.of(file).getFileName().toString(), "knownFrom", "2024-01-31");
            assertThat(trial.refusals).as(file).isEmpty();
        }
        assertThat(trial.stored).containsKey("labels");
        long records = Files.readString(SharedData.at("esco-1.1.2-tabiya/occupations.csv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("\"http://data.europa.eu/esco/occupation/"))
                .count();
        assertThat(trial.count("SELECT count(*) FROM taxonomy_label WHERE scheme = 'ESCO' AND position = 0"))
                .isEqualTo(records);
    }

    @Test
    void labelsOfIscoAndEscoAreStoredCellByCell() throws SQLException, IOException {
        labels("taxonomy-isco/ISCOGroups_en.csv", "ISCO-08");
        labels("esco-1.1.2-tabiya/occupations.csv", "ESCO");
    }

    /** Counts, and 30 seeded records with every label, read by another reader. */
    private void labels(String file, String scheme) throws SQLException, IOException {
        Path path = SharedData.at(file);
        List<List<String>> records = records(Files.readString(path, StandardCharsets.UTF_8));
        List<String> header =
                records.getFirst().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        int code = header.indexOf("code");
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        for (List<String> record : records.subList(1, records.size())) {
            Set<String> labels = new LinkedHashSet<>();
            labels.add(record.get(header.indexOf("preferredlabel")).strip());
            record.get(header.indexOf("altlabels"))
                    .lines()
                    .map(String::strip)
                    .filter(l -> !l.isEmpty())
                    .forEach(labels::add);
            labels.add(record.get(Math.max(header.indexOf("concepturi"), header.indexOf("originuri"))));
            expected.put(record.get(code), labels);
        }
        assertThat(expected).hasSize(records.size() - 1);

        trial.load(importer, path, path.getFileName().toString(), "knownFrom", "2024-01-31");

        assertThat(trial.refusals).isEmpty();
        assertThat(trial.rowsRead).isEqualTo(expected.size());
        String stored = "FROM taxonomy_label WHERE scheme = ? AND release_id LIKE 'esco:all:%labels:2024-01-31'";
        assertThat(trial.count("SELECT count(DISTINCT code) " + stored, scheme)).isEqualTo(expected.size());
        assertThat(trial.count("SELECT count(*) " + stored, scheme))
                .isEqualTo(expected.values().stream().mapToInt(Set::size).sum());
        List<String> codes = new ArrayList<>(expected.keySet());
        Collections.shuffle(codes, new Random(20261125));
        for (String one : codes.subList(0, 30)) {
            assertThat(trial.rows("SELECT label " + stored + " AND code = ? ORDER BY position", scheme, one))
                    .as(one)
                    .containsExactlyElementsOf(expected.get(one));
        }
    }

    /** RFC 4180 by hand: quoted cells hold commas, line ends and doubled quotes; lines end in any way. */
    private static List<List<String>> records(String csv) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                record.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!record.isEmpty() || !cell.isEmpty()) {
            record.add(cell.toString());
            records.add(record);
        }
        return records;
    }
}
