package org.careeralmanac.salary.section;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.problem.ProblemMappers;
import org.careeralmanac.salary.estimate.Estimate;
import org.careeralmanac.salary.estimate.Figure;
import org.careeralmanac.salary.estimate.Figures;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Every estimate at once, a line each, for those who work with all of them. */
@Path("/api/v1/export/estimates.ndjson")
@Produces(HighlightsResource.NDJSON)
@Tag(name = "Pay")
public class ExportResource {

    private static final int SCHEMA_VERSION = 1;

    /** A slow client holds a worker and a connection for as long as it reads, and pages must have enough of them left. */
    private static final int AT_ONCE = 2;

    private final EstimateReader reader;
    private final ObjectWriter lines;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ExportResource(EstimateReader reader, ObjectMapper json) {
        this.reader = reader;
        this.lines = json.copy()
                .addMixIn(Estimate.class, WithoutRole.class)
                .addMixIn(Figure.class, WithoutRole.class)
                .writerFor(EstimateLine.class);
    }

    /** How well an estimate fits depends on the role that asks, and here nobody does. */
    @JsonIgnoreProperties({"fit", "onScale"})
    private interface WithoutRole {}

    @Schema(
            name = "EstimateLine",
            description =
                    "One line: an estimate as published with its figures, source and release. It has no fit, and neither"
                            + " have its figures, since that depends on the role that asks")
    public record EstimateLine(
            int schemaVersion, @JsonUnwrapped Estimate estimate) {}

    @GET
    @Operation(
            operationId = "exportEstimates",
            summary = "Every estimate, one a line, ordered by id",
            description = "Streamed. A body that ends without its last newline was cut off.")
    @APIResponse(
            responseCode = "200",
            description = "Newline-delimited JSON, one EstimateLine a line",
            content =
                    @Content(
                            mediaType = HighlightsResource.NDJSON,
                            schema = @Schema(implementation = EstimateLine.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "UNAVAILABLE: as many exports run as may run at once",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response export(
            @RestQuery @Parameter(description = "A day, for what was known at its end", example = "2025-06-01")
                    String asOf,
            @Context UriInfo uri) {
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("asOf") || values.size() > 1) {
                throw ProblemException.badParameter(name, String.join(", ", values), "asOf alone, once");
            }
        });
        LocalDate day = Parameters.date("asOf", asOf);
        if (!free.tryAcquire()) {
            throw ProblemMappers.unavailable(
                    "%d exports are running, and no more may at once; try again later.".formatted(AT_ONCE));
        }
        StreamingOutput body = out -> {
            try {
                reader.each(day, estimate -> {
                    out.write(lines.writeValueAsBytes(new EstimateLine(SCHEMA_VERSION, Figures.estimate(estimate))));
                    out.write('\n');
                });
            } catch (SQLException e) {
                throw new WebApplicationException(e);
            } finally {
                free.release();
            }
        };
        return Response.ok(body, HighlightsResource.NDJSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
