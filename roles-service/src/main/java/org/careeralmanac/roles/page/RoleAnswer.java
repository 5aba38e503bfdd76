package org.careeralmanac.roles.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.roles.occupation.Occupation;
import org.careeralmanac.roles.section.BestPracticesSection;
import org.careeralmanac.roles.section.CareerDevelopmentSection;
import org.careeralmanac.roles.section.Caveat;
import org.careeralmanac.roles.section.ChallengesSection;
import org.careeralmanac.roles.section.Claim;
import org.careeralmanac.roles.section.EducationLevel;
import org.careeralmanac.roles.section.OverviewSection;
import org.careeralmanac.roles.section.RelatedCareersSection;
import org.careeralmanac.roles.section.RequirementsSection;
import org.careeralmanac.roles.section.ResponsibilitiesSection;
import org.careeralmanac.roles.section.SoftSkillsSection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The owner's answer for one role.
 *
 * @param head the role reference, as the other owners are asked with
 * @param sections the sections that there are; one that is absent is not covered
 * @param sources every source used, with the releases used of it
 * @param validUntil the first moment at which the answer would differ without a write; nothing here expires, so null
 */
@Schema(description = "The owner's answer for one role")
public record RoleAnswer(
        @Schema(required = true) Head head,
        @Schema(required = true) Sections sections,
        @Schema(required = true) Highlights highlights,
        @Schema(required = true) List<UsedSource> sources,

        @Schema(nullable = true, description = "Always null: nothing of this owner expires by date")
        Instant validUntil) {

    /** What the other owners are asked with, and what a page shows above its sections. */
    @Schema(name = "RoleHead", description = "The role reference, title and address")
    public record Head(
            @Schema(examples = "principal-ai-ml-engineer", required = true)
            String id,

            @Schema(examples = "principal-ai-ml-engineer", required = true)
            String slug,

            @Schema(examples = "en", required = true) String lang,

            @Schema(examples = "Principal AI/ML Engineer", required = true)
            String title,

            @Schema(required = true) Family family,
            @Schema(examples = "principal", required = true) String seniority,

            @Schema(description = "Ids of careers that were merged into this one", required = true)
            List<String> mergedIds,

            @Schema(required = true) List<Occupation> occupations,

            @Schema(examples = "2026-11-23", required = true)
            LocalDate firstKnown) {}

    @Schema(name = "Family", description = "A group of careers")
    public record Family(
            @Schema(examples = "ai-machine-learning", required = true)
            String id,

            @Schema(examples = "AI & Machine Learning", required = true)
            String name) {}

    /** The sections of this owner; an absent one is not covered. */
    @Schema(name = "RoleSections", description = "The sections of this owner; an absent one is not covered")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sections(
            Section<OverviewSection> overview,
            Section<ResponsibilitiesSection> responsibilities,
            Section<RequirementsSection> requirements,
            Section<CareerDevelopmentSection> careerDevelopment,
            Section<SoftSkillsSection> softSkills,
            Section<BestPracticesSection> bestPractices,
            Section<ChallengesSection> challenges,
            Section<RelatedCareersSection> relatedCareers) {}

    /**
     * One section.
     *
     * @param updatedAt when its newest content was published: the time of an editor's revision, or the start (UTC) of the
     *     day from which a release is known
     */
    public record Section<T>(
            @Schema(examples = "2026-11-23T00:00:00Z", required = true)
            Instant updatedAt,

            @Schema(required = true) T content) {}

    /** This owner's part of the highlights. */
    @Schema(name = "RoleHighlights", description = "This owner's part of the highlights")
    public record Highlights(@Schema(nullable = true) Education education) {}

    /** The first claim about a degree or education, the same as in the section. */
    @Schema(description = "The first claim about a degree or education")
    public record Education(
            @Schema(required = true) Claim claim,
            @Schema(required = true) String text,

            @Schema(
                    nullable = true,
                    description =
                            "The degree that it says is required, or the schooling that at least half of those asked "
                                    + "said is enough; null where it names none")
            EducationLevel level,

            @Schema(required = true) List<Caveat> caveats) {}

    /** A source with the releases of it that this answer uses. */
    @Schema(description = "A source with the releases of it that the answer uses")
    public record UsedSource(
            @Schema(examples = "onet", required = true) String id,
            @Schema(required = true) String publisher,
            @Schema(required = true) String title,
            @Schema(nullable = true) String url,

            @Schema(description = "SPDX expression", examples = "CC-BY-4.0", required = true)
            String licence,

            @Schema(description = "The text to show wherever its data is shown", required = true)
            String attribution,

            @Schema(required = true) Source.Kind kind,
            @Schema(required = true) List<String> releases) {

        static UsedSource of(Source source, List<String> releases) {
            return new UsedSource(
                    source.id(),
                    source.publisher(),
                    source.title(),
                    source.url(),
                    source.licence(),
                    source.attribution(),
                    source.kind(),
                    List.copyOf(releases));
        }
    }

    /** An entry of the list of roles. */
    @Schema(name = "RoleItem", description = "An entry of the list of roles")
    public record Item(
            @Schema(examples = "principal-ai-ml-engineer", required = true)
            String id,

            @Schema(examples = "principal-ai-ml-engineer", required = true)
            String slug,

            @Schema(examples = "Principal AI/ML Engineer", required = true)
            String title,

            @Schema(required = true) Family family,
            @Schema(examples = "principal", required = true) String seniority,
            @Schema(required = true) String summary,
            @Schema(required = true) List<String> mergedIds,
            @Schema(required = true) List<Occupation> occupations) {}

    /** A line of the answer to POST /highlights. */
    @Schema(name = "RoleHighlightsLine", description = "One line of the answer: the highlights of one role")
    public record HighlightsLine(
            @Schema(examples = "principal-ai-ml-engineer", required = true)
            String id,

            @Schema(required = true) Highlights highlights,
            @Schema(required = true) List<UsedSource> sources) {}
}
