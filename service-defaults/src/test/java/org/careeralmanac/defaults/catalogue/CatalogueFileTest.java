package org.careeralmanac.defaults.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.Schema;
import java.util.List;
import org.careeralmanac.defaults.catalogue.CatalogueException.Fault;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {

    private static final Schema SCHEMA = CatalogueFile.schema("""
            {"type": "object", "required": ["title"], "additionalProperties": false, "properties": {
              "title": {"type": "string"},
              "steps": {"type": "array", "items": {"type": "object", "required": ["years"],
                "properties": {"years": {"type": "integer"}}}}}}""");

    record Career(String title, List<Step> steps) {}

    record Step(int years) {}

    @Test
    void readsWhatTheSchemaAllows() {
        Career career = CatalogueFile.read("a.yaml", "title: Actuary\nsteps:\n  - years: 3\n", SCHEMA)
                .as(Career.class);

        assertThat(career).isEqualTo(new Career("Actuary", List.of(new Step(3))));
    }

    @Test
    void namesFileLineAndFieldOfEveryFault() {
        List<Fault> faults = faults("title: Actuary\nsteps:\n  - years: 3\n  - years: many\nsalary: 1\n");

        assertThat(faults).extracting(Fault::file).containsOnly("a.yaml");
        assertThat(faults).anySatisfy(f -> {
            assertThat(f.line()).isEqualTo(4);
            assertThat(f.field()).isEqualTo("/steps/1/years");
        });
        assertThat(faults).anySatisfy(f -> assertThat(f.wrong()).contains("salary"));
    }

    @Test
    void pointsAtTheParentOfAMissingField() {
        assertThat(faults("title: Actuary\nsteps:\n  - years: 3\n  - {}\n"))
                .singleElement()
                .satisfies(f -> assertThat(f.line()).isEqualTo(4));
    }

    @Test
    void refusesDoubledKeysBrokenYamlAndEmptyFiles() {
        assertThat(faults("title: a\ntitle: b\n")).singleElement().satisfies(f -> assertThat(f.line())
                .isEqualTo(2));
        assertThat(faults("title: [a\n")).singleElement().satisfies(f -> assertThat(f.wrong())
                .contains("YAML"));
        assertThat(faults("")).singleElement().satisfies(f -> assertThat(f.wrong())
                .contains("empty"));
    }

    private static List<Fault> faults(String yaml) {
        return catchThrowableOfType(CatalogueException.class, () -> CatalogueFile.read("a.yaml", yaml, SCHEMA)
                        .as(Career.class))
                .faults();
    }
}
