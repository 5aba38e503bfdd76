package org.careeralmanac.trends.starter;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.trends.figure.OccupationCode;

/** What each kind of catalogue file holds; the JSON Schemas beside the catalogue say it in full. */
final class Files {

    private Files() {}

    record ReleaseHead(String source, String edition, String part, String label, LocalDate knownFrom) {
        Release.Draft draft(String contentHash) {
            return new Release.Draft(source, edition, part, label, knownFrom, contentHash);
        }
    }

    record CatalogueHead(ReleaseHead release, List<Source> sources, List<ReleaseHead> releases) {
        CatalogueHead {
            releases = releases == null ? List.of() : releases;
        }
    }

    record OutlookList(List<OutlookEntry> outlooks) {}

    record OutlookEntry(
            String id,
            String kind,
            String title,
            String source,
            SubjectEntry subject,
            String population,
            String area,
            String basePeriod,
            String targetPeriod,
            List<String> roles,
            List<String> families,
            List<FigureEntry> figures,
            List<String> statedIn,
            String note) {
        OutlookEntry {
            roles = roles == null ? List.of() : roles;
            families = families == null ? List.of() : families;
            statedIn = statedIn == null ? List.of() : statedIn;
        }
    }

    record SubjectEntry(String role, OccupationCode occupation, String family, String title) {}

    record FigureEntry(
            String statistic,
            String unit,
            String period,
            String referencePeriod,
            BigDecimal value,
            BigDecimal atLeast,
            BigDecimal atMost,
            String missing,
            String symbol,
            String note,
            BigDecimal relativeStandardErrorPercent) {

        static FigureEntry of(String statistic, String unit, String period, String referencePeriod, BigDecimal value) {
            return new FigureEntry(
                    statistic,
                    unit,
                    period,
                    referencePeriod,
                    value,
                    null,
                    null,
                    value == null ? "suppressed" : null,
                    null,
                    null,
                    null);
        }
    }

    record Projections(ReleaseHead release, String table, String note, List<ProjectionEntry> projections) {}

    record ProjectionEntry(
            OccupationCode occupation,
            String title,
            String area,
            String base,
            String target,
            BigDecimal employmentBase,
            BigDecimal employmentTarget,
            BigDecimal change,
            BigDecimal changePercent,
            BigDecimal openings,
            String education,
            String workExperience) {}

    record Employment(ReleaseHead release, String table, String note, List<EmploymentEntry> employment) {}

    record EmploymentEntry(
            OccupationCode occupation,
            String title,
            String area,
            String seniority,
            String industry,
            String referencePeriod,
            List<FigureEntry> figures) {}

    record SeriesEntry(
            ReleaseHead release,
            String id,
            String title,
            String measure,
            String unit,
            LocalDate baseDate,
            boolean adjusted,
            String grain,
            String area,
            String sector,
            String note,
            List<MappingEntry> mapping,
            Map<String, JsonNode> points) {
        SeriesEntry {
            mapping = mapping == null ? List.of() : mapping;
        }
    }

    record MappingEntry(List<String> families, List<String> roles, String text) {
        MappingEntry {
            families = families == null ? List.of() : families;
            roles = roles == null ? List.of() : roles;
        }
    }

    record CareerEntry(String id, DemandEntry marketDemand) {}

    record DemandEntry(
            String intro,
            String source,
            List<IndustryEntry> demandByIndustry,
            List<SkillEntry> keySkills,
            List<String> series) {
        DemandEntry {
            demandByIndustry = demandByIndustry == null ? List.of() : demandByIndustry;
            keySkills = keySkills == null ? List.of() : keySkills;
            series = series == null ? List.of() : series;
        }
    }

    record IndustryEntry(String industry, String demand, List<String> employers, String text, String source) {
        IndustryEntry {
            employers = employers == null ? List.of() : employers;
        }
    }

    record SkillEntry(String name, String text, String source) {}
}
