package org.careeralmanac.roles.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.careeralmanac.defaults.imports.ReleaseContents;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.roles.ImportTrial;
import org.careeralmanac.roles.occupation.CrosswalkImporter;
import org.careeralmanac.roles.onet.OnetFiles;
import org.careeralmanac.roles.onet.OnetImporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Finding by what publishers say of occupations: codes and labels of other taxonomies, job zone, interests, technology. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class FactSearchTest {

    private static final String OCCUPATIONS = "db_30_1_text/Occupation Data.txt";

    @Inject
    OnetImporter onet;

    @Inject
    CrosswalkImporter crosswalk;

    @Inject
    DataSource database;

    @Inject
    Releases releases;

    @Inject
    ReleaseContents contents;

    @Inject
    QueryPlanner planner;

    @Inject
    Finder finder;

    private ImportTrial trial;

    @BeforeEach
    void begin() throws SQLException {
        trial = new ImportTrial(database.getConnection(), releases, contents);
    }

    @AfterEach
    void undo() throws SQLException {
        trial.close();
    }

    private List<Finder.Hit> hits(String q) throws SQLException {
        QueryPlan plan = planner.plan(trial.connection(), q, false);
        return plan.terms().isEmpty()
                ? List.of()
                : finder.find(
                                trial.connection(),
                                plan,
                                Words.key(Words.of(q)),
                                finder.wanted(trial.connection(), plan, RoleFilter.NONE),
                                RoleFilter.NONE,
                                Finder.After.NOTHING,
                                20)
                        .hits();
    }

    private List<String> found(String q) throws SQLException {
        return hits(q).stream().map(Finder.Hit::role).toList();
    }

    private Match why(String q) throws SQLException {
        return Match.of(
                        planner.plan(trial.connection(), q, false),
                        hits(q).getFirst().texts())
                .getFirst();
    }

    private Map<String, Integer> counts(String facet, RoleFilter filter) throws SQLException {
        return finder.count(trial.connection(), null, true, filter).stream()
                .filter(c -> c.facet().equals(facet))
                .collect(Collectors.toMap(Finder.Count::value, Finder.Count::count));
    }

    private List<String> listed(RoleFilter filter) throws SQLException {
        return finder.ranked(trial.connection(), null, "", Finder.Wanted.all, filter, 100).stream()
                .map(Finder.Ranked::id)
                .toList();
    }

    @Test
    void facetsCountJobZonesInterestsAndHotTechnology() throws SQLException {
        trial.load(onet, OnetFiles.all()).publish();

        assertThat(counts("jobZone", RoleFilter.NONE)).isEqualTo(Map.of("4", 1));
        assertThat(counts("interest", RoleFilter.NONE)).isEqualTo(Map.of("Realistic", 1, "Investigative", 1));
        assertThat(counts("technology", RoleFilter.NONE)).isEqualTo(Map.of("Fog Suite", 1, "Lamp Control", 2));
        assertThat(listed(RoleFilter.of(null, null, null, null, "4", "Realistic", "Lamp Control", null)))
                .containsExactly("lighthouse-engineers");
        assertThat(listed(RoleFilter.of(null, null, null, null, null, null, "Lamp Control", null)))
                .containsExactly("buoy-tenders", "lighthouse-engineers");
        // Named by O*NET, but not hot.
        assertThat(listed(RoleFilter.of(null, null, null, null, null, null, "Chart Maker", null)))
                .isEmpty();
        assertThat(listed(RoleFilter.of(null, null, null, "chart maker", null, null, null, null)))
                .containsExactly("lighthouse-engineers");
    }

    @Test
    void aTechnologyFindsFirstWhereItIsInDemandThenWhereThereAreFew() throws SQLException {
        Map<String, String> files = OnetFiles.all();
        files.computeIfPresent(OCCUPATIONS, (name, text) -> text + OnetFiles.table("""
                15-9103.00|Anchor Clerks|Keep lists of anchors.
                15-9104.00|Anchor Makers|Make anchors."""));
        files.computeIfPresent(
                "db_30_1_text/Technology Skills.txt",
                (name, text) -> text.replace("Lamp Control", "Hoist Planner") + OnetFiles.table("""
                15-9103.00|Hoist Planner|43230004|Control software|Y|Y
                15-9104.00|Hoist Planner|43230004|Control software|Y|N
                15-9104.00|Fog Suite|43230001|Weather software|Y|N"""));
        trial.load(onet, files).publish();

        // In demand: anchor clerks, who have no other, before lighthouse engineers; then the others in the same way.
        assertThat(found("hoist planner"))
                .containsExactly("anchor-clerks", "lighthouse-engineers", "buoy-tenders", "anchor-makers");
    }

    @Test
    void everyFamilyIsCountedHoweverManyThereAre() throws SQLException {
        Map<String, String> files = OnetFiles.all();
        List<Integer> groups = Stream.of(
                        11, 13, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41, 43, 45, 47, 49, 51, 53)
                .toList();
        files.computeIfPresent(
                OCCUPATIONS,
                (name, text) -> text
                        + OnetFiles.table(groups.stream()
                                .map(group -> "%d-9901.00|Workers of Group %d|They work.".formatted(group, group))
                                .collect(Collectors.joining("\n"))));
        trial.load(onet, files).publish();

        Map<String, Integer> families = counts("family", RoleFilter.NONE);
        assertThat(families).hasSizeGreaterThan(20).hasSizeGreaterThanOrEqualTo(groups.size() + 1);
        assertThat(families.values().stream().mapToInt(n -> n).sum())
                .isEqualTo(counts("", RoleFilter.NONE).get(""));
    }

    @Test
    void codesAndLabelsOfIscoFindByWayOfTheOlderSoc() throws SQLException {
        trial.load(onet, OnetFiles.all()).publish();
        load("2010 SOC Code,2010 SOC Title,2018 SOC Code,2018 SOC Title\n15-9201,Old lights,15-9101,Lights\n");
        load(
                "ISCO-08 Code,ISCO-08 Title EN,part,2010 SOC Code,2010 SOC Title\n2599,Beacon specialists,*,15-9201,Old\n");
        assertThat(found("2599")).isEqualTo(List.of("lighthouse-engineers"));
        // Its own list of labels may come after the crosswalk.
        load(
                "conceptType,conceptUri,code,preferredLabel,altLabels,inScheme,description\n"
                        + "ISCOGroup,http://data.europa.eu/esco/isco/C2599,2599,Beacon professionals,\"Torch bearers\nFlare minders\",x,y\n");

        assertThat(found("2599")).containsExactly("lighthouse-engineers");
        assertThat(why("2599").on()).isEqualTo("code");
        assertThat(listed(RoleFilter.of("ISCO-08:2599", null, null, null, null, null, null, null)))
                .containsExactly("lighthouse-engineers");
        assertThat(listed(RoleFilter.of("ESCO:2599", null, null, null, null, null, null, null)))
                .isEmpty();
        assertThat(found("flare minder")).containsExactly("lighthouse-engineers");
        assertThat(why("flare minder").text()).isEqualTo("Flare minders");
    }

    @Test
    void codesAndLabelsOfEscoFindToo() throws SQLException {
        trial.load(onet, OnetFiles.all()).publish();
        load("conceptType,conceptUri,iscoGroup,code,preferredLabel,altLabels\n"
                + "Occupation,http://data.europa.eu/esco/occupation/abc,2599,2599.9.1,pharologist,torch scholar\n");
        load(
                "O*NET Id,O*NET Title,O*NET Description,ESCO or ISCO URI,ESCO or ISCO Title,ESCO or ISCO Description,Type of Match\n"
                        + "15-9102.00,A,b,http://data.europa.eu/esco/occupation/abc,pharologist,c,exactMatch\n");

        for (String q : List.of("2599.9.1", "pharologist", "torch scholar", "pharolgist")) {
            assertThat(found(q)).as(q).containsExactly("buoy-tenders");
        }
        assertThat(why("torch scholar").on()).isEqualTo("occupation");
        assertThat(listed(RoleFilter.of("esco:2599.9.1", null, null, null, null, null, null, null)))
                .containsExactly("buoy-tenders");
        assertThat(found("europa")).isEmpty();
    }

    private void load(String csv) throws SQLException {
        trial.load(crosswalk, Map.of("crosswalk.csv", csv), "knownFrom", "2024-01-31")
                .publish();
        assertThat(trial.refusals).isEmpty();
    }
}
