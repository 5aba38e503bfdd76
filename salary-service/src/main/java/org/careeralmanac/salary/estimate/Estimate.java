package org.careeralmanac.salary.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The pay figures of one release under one natural key, as readers get them. Made by {@link Figures}. */
@Schema(
        description =
                "The pay figures that one release gives for one subject, place, seniority, industry, time and way of counting")
public record Estimate(
        @Schema(description = "Stable: the same facts have the same id in every installation")
        String id,

        Subject subject,
        Fit fit,

        @Schema(examples = "US") String area,

        @Schema(description = "The area in words", examples = "United States")
        String areaName,

        Seniority seniority,

        @Schema(nullable = true, description = "NAICS code, or null for all industries")
        String industry,

        @Schema(
                nullable = true,
                description = "The time it speaks of; null where the source states none",
                examples = "2023-05")
        String referencePeriod,

        PayPeriod period,
        Basis basis,

        @Schema(description = "ISO 4217", examples = "USD") String currency,

        @Schema(nullable = true, description = "Remote share in percent, or null for all")
        Integer remote,

        @Schema(nullable = true, description = "Whom it covers where that is not everyone in the job, or null")
        String population,

        @Schema(nullable = true, description = "How many answers it rests on, where known")
        Integer sampleSize,

        @Schema(description = "Id of its source", examples = "bls-oews")
        String source,

        @Schema(description = "Id of its release", examples = "bls-oews:2023-05:excerpt:2024-04-03")
        String release,

        @Schema(nullable = true, description = "Where in the source it stands, or null")
        String statedIn,

        @Schema(nullable = true, description = "What the almanac remarks on it, or null")
        String note,

        List<Figure> figures,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where the figures were published on another scale than the one asked for")
        OnScale onScale,

        @Schema(nullable = true, description = "What the whole estimate was computed from, or null")
        DerivedFrom derivedFrom,

        @Schema(description = "The estimate in plain words") String text,

        List<Caveat> caveats) {}
