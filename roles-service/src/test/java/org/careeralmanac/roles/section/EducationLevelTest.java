package org.careeralmanac.roles.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EducationLevelTest {

    private static final String RELEASE = "onet:all:education-training-experience:2025-12-31";

    @Test
    void aDegreeThatIsRequiredIsTheLevel() {
        assertThat(EducationLevel.of(degree("master"), section())).contains(EducationLevel.master);
        assertThat(EducationLevel.of(degree(null), section())).isEmpty();
        assertThat(EducationLevel.of(degree("licence"), section())).isEmpty();
    }

    @Test
    void whatHalfSaidIsEnoughIsTheLevel() {
        assertThat(level("High School Diploma - or the equivalent", "20", "Bachelor's Degree", "80"))
                .isEqualTo(EducationLevel.bachelor);
        assertThat(level("Some College Courses", "50", "Bachelor's Degree", "50"))
                .isEqualTo(EducationLevel.postsecondary);
        assertThat(level("Associate's Degree (or other 2-year degree)", "49", "Doctoral Degree", "51"))
                .isEqualTo(EducationLevel.doctorate);
        assertThat(level("Less than a High School Diploma", "100")).isEqualTo(EducationLevel.none);
    }

    @Test
    void sharesThatAreSuppressedMakeNoDegreeNeedless() {
        assertThat(level("High School Diploma", null, "Master's Degree", "60")).isEqualTo(EducationLevel.master);
        assertThat(level("High School Diploma", null, "Master's Degree", "40")).isNull();
    }

    @Test
    void onlyWhatTheClaimRestsOnCounts() {
        Preparation training = new Preparation(
                "On-the-Job Training",
                shares("None or short demonstration", "100"),
                null,
                1,
                null,
                null,
                "onet",
                RELEASE);
        assertThat(EducationLevel.of(schooling(RELEASE), section(training))).isEmpty();
        assertThat(EducationLevel.of(schooling("onet:all:job-zones:2025-12-31"), section(training(RELEASE))))
                .isEmpty();
    }

    private static EducationLevel level(String... shares) {
        Preparation asked =
                new Preparation("Required Level of Education", shares(shares), null, 28, null, null, "onet", RELEASE);
        return EducationLevel.of(schooling(RELEASE), section(asked)).orElse(null);
    }

    private static Preparation training(String release) {
        return new Preparation(
                "Required Level of Education",
                shares("Bachelor's Degree", "100"),
                null,
                1,
                null,
                null,
                "onet",
                release);
    }

    private static List<Preparation.Share> shares(String... categoryAndPercent) {
        List<Preparation.Share> shares = new ArrayList<>();
        for (int i = 0; i < categoryAndPercent.length; i += 2) {
            String percent = categoryAndPercent[i + 1];
            shares.add(new Preparation.Share(
                    categoryAndPercent[i], percent == null ? null : new BigDecimal(percent), null, null));
        }
        return shares;
    }

    private static Claim degree(String required) {
        Claim.Degree degree = new Claim.Degree(required, List.of(), List.of());
        return new Claim("d", Claim.Kind.degree, "t", "s", null, null, degree, "career-almanac", null, List.of());
    }

    private static Claim schooling(String release) {
        return new Claim(
                "onet-schooling", Claim.Kind.education, "t", "s", null, null, null, "onet", release, List.of());
    }

    private static RequirementsSection section(Preparation... preparation) {
        return new RequirementsSection(
                null, List.of(), List.of(), List.of(), null, List.of(preparation), List.of(), null, null, List.of());
    }
}
