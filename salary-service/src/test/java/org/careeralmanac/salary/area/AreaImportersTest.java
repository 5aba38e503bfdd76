package org.careeralmanac.salary.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.sheet.Refusal;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.salary.staging.ImportsForTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaImportersTest {

    private static final String COUNTRIES = """
            ISO3166-1-Alpha-3,ISO3166-1-Alpha-2,official_name_en,CLDR display name
            NAM,NA,Namibia,Namibia
            CZE,CZ,Czechia,
            USA,US,United States of America,United States
            """;

    private static final String AREAS = """
            id,kind,parent,name
            DE-BY,state,DE,Bavaria
            DE-BY-MUC,metro,DE-BY,Munich
            US-CA,state,US,The Golden State
            """;

    private ImportsForTests almanac;

    @BeforeEach
    void open() {
        almanac = new ImportsForTests();
    }

    @AfterEach
    void close() {
        almanac.close();
    }

    @Test
    void readsCountriesUnderTheirCommonNames() {
        var outcome = almanac.load(new CountriesImporter(), "country-codes.csv", COUNTRIES, "knownFrom", "2026-05-15");

        assertThat(outcome.release()).isEqualTo("iso-3166:all:countries:2026-05-15");
        assertThat(almanac.rows("SELECT area_id, name FROM area_name WHERE area_id IN ('NA', 'CZ', 'US') ORDER BY 1"))
                .containsExactly("CZ|Czechia", "NA|Namibia", "US|United States");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",CZ, | ,CZE, | is no country code",
                ",CZ, | ,, | is empty",
                ",CZ, | ,NA, | more than once",
                "Czechia | '' | is empty",
            })
    void refusesACountryWhose(String right, String wrong, String why) {
        assertThat(almanac.load(
                                new CountriesImporter(),
                                "country-codes.csv",
                                COUNTRIES.replaceFirst(right, wrong),
                                "knownFrom",
                                "2026-05-15")
                        .refusals())
                .singleElement()
                .satisfies(r -> assertThat(r.why()).contains(why));
    }

    @Test
    void readsAreasInItsOwnFormat() {
        var outcome = almanac.load(new AreasImporter(), "areas.csv", AREAS, "knownFrom", "2026-05-15");

        assertThat(outcome.refusals()).isEmpty();
        assertThat(almanac.rows("""
                SELECT id, kind, parent, name FROM area JOIN area_name ON area_id = id
                WHERE id LIKE 'DE-%' OR id = 'US-CA' ORDER BY 1"""))
                .containsExactly(
                        "DE-BY|state|DE|Bavaria", "DE-BY-MUC|metro|DE-BY|Munich", "US-CA|state|US|The Golden State");
        assertThat(almanac.touches().all()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE-BY, | DE, | id | is no id of an area",
                "metro | village | kind | is no kind of area",
                "US-CA,state | US-CA,metro | kind | is not what this area is",
                "metro,DE-BY | metro,DE-XX | parent | is no area that is known",
                "metro,DE-BY | metro,US | parent | is no area that is known",
                "US-CA,state,US | DE-BY,state,DE | id | more than once",
                "Munich | '' | name | is empty",
            })
    void refusesAnAreaWhose(String right, String wrong, String column, String why) {
        assertThat(almanac.load(
                                new AreasImporter(),
                                "areas.csv",
                                AREAS.replaceFirst(right, wrong),
                                "knownFrom",
                                "2026-05-15")
                        .refusals())
                .anySatisfy(r -> {
                    assertThat(r.column()).isEqualTo(column);
                    assertThat(r.why()).contains(why);
                });
    }

    @Test
    void asksWhenAListWasPublished() {
        assertThat(refused(new CountriesImporter(), COUNTRIES).right()).contains("--known-from");
        assertThat(refused(new AreasImporter(), AREAS).right()).contains("--known-from");
        assertThat(refused(new AreasImporter(), "id,kind,parent,name\n").why()).contains("holds no area");
        assertThat(refused(new CountriesImporter(), "ISO3166-1-Alpha-2,official_name_en\n")
                        .why())
                .contains("holds no country");
    }

    private Refusal refused(Importer importer, String text) {
        SheetException wrong = catchThrowableOfType(SheetException.class, () -> almanac.load(importer, "a.csv", text));
        assertThat(wrong).as(text).isNotNull();
        assertThat(almanac.value("SELECT count(*) FROM release")).isEqualTo("0");
        return wrong.refusal();
    }
}
