package org.careeralmanac.roles.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.careeralmanac.roles.skill.SkillVector.Element;
import org.junit.jupiter.api.Test;

class SkillVectorTest {

    private static Element element(String id, double importance, double level) {
        return new Element(id, "Name of " + id, "skill", importance, level);
    }

    @Test
    void anElementWeighsItsStandardisedImportanceTimesItsStandardisedLevel() {
        assertThat(element("a", 5, 7).weight()).isEqualTo(1);
        assertThat(element("a", 3, 3.5).weight()).isEqualTo(0.25);
        assertThat(element("a", 1, 7).weight()).isZero();
        assertThat(element("a", 5, 0).weight()).isZero();
    }

    @Test
    void similarityIsTheCosineOverWhatBothHave() {
        SkillVector a = new SkillVector(List.of(element("a", 5, 7), element("b", 3, 3.5), element("c", 5, 7)));
        SkillVector b = new SkillVector(List.of(element("a", 3, 3.5), element("b", 5, 7)));
        assertThat(a.similarity(a)).isEqualTo(1, within(1e-9));
        assertThat(a.similarity(b)).isEqualTo(0.5 / (1 + 0.0625), within(1e-9));
        assertThat(b.similarity(a)).isEqualTo(a.similarity(b));
        assertThat(a.similarity(new SkillVector(List.of(element("x", 5, 7))))).isZero();
        assertThat(a.similarity(new SkillVector(List.of()))).isZero();
    }

    @Test
    void whatIsMissingIsImportantThereAndAskedForLessHere() {
        SkillVector here = new SkillVector(List.of(element("a", 2, 2), element("b", 4, 4), element("c", 4, 4)));
        SkillVector there = new SkillVector(
                List.of(element("a", 4, 5), element("b", 4, 4.4), element("c", 2.9, 7), element("d", 5, 7)));

        assertThat(here.missing(there)).extracting(g -> g.element().id()).containsExactly("a");
        assertThat(here.missing(there).getFirst().gap()).isEqualTo(3);
        assertThat(here.shared(there)).extracting(g -> g.element().id()).containsExactly("b");
    }
}
