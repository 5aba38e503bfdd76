package org.careeralmanac.salary.observation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.Page;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Which career a job title belongs to, as stewards decide it. */
@Path("/api/v1/admin/salary/titles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stewardship", description = "Writes of data stewards; they need a bearer token with the role steward")
@SecurityRequirement(name = "token")
public class TitlesResource {

    private final TitleStore titles;

    TitlesResource(TitleStore titles) {
        this.titles = titles;
    }

    @Schema(name = "TitleList")
    public record Titles(
            List<MappedTitle> items,
            @Schema(nullable = true) String nextCursor) {}

    @Schema(name = "TitleChange")
    public record Changed(
            MappedTitle title,

            @Schema(description = "Position of the change in this service's feed")
            long position) {}

    @GET
    @RolesAllowed("steward")
    @Operation(
            operationId = "listTitles",
            summary =
                    "The titles that people have in the newest snapshots, and those that are mapped; the most frequent first")
    public Titles titles(
            @RestQuery
                    @Parameter(description = "true for titles that belong to a career, false for those that do not yet")
                    String mapped,
            @RestQuery String cursor,
            @RestQuery @Parameter(description = "1 to 100, default 20") String limit)
            throws SQLException {
        Boolean only =
                switch (mapped) {
                    case null -> null;
                    case "true" -> Boolean.TRUE;
                    case "false" -> Boolean.FALSE;
                    default -> throw ProblemException.badParameter("mapped", mapped, "true or false");
                };
        Page<MappedTitle> page =
                titles.list(only, cursor == null ? null : Cursor.parts("cursor", cursor, 2), Parameters.limit(limit));
        return new Titles(page.items(), page.nextCursor());
    }

    @PUT
    @RolesAllowed("steward")
    @Transactional
    @Operation(
            operationId = "mapTitle",
            summary = "Says which career a title belongs to; groups of people are made anew where it matters")
    @APIResponse(responseCode = "200", description = "Stored")
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Changed map(@NotNull(message = "send {\"title\": …, \"role\": …, \"fit\": …}") @Valid TitleMapping mapping)
            throws SQLException {
        return titles.map(mapping);
    }

    @DELETE
    @RolesAllowed("steward")
    @Transactional
    @Operation(operationId = "unmapTitle", summary = "Says that a title belongs to no career")
    @APIResponse(responseCode = "200", description = "Removed")
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER: it belongs to none",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Changed unmap(
            @RestQuery @Parameter(required = true, description = "The title; case does not matter") String title)
            throws SQLException {
        if (title == null || title.isBlank()) {
            throw ProblemException.badParameter("title", title, "a title that is mapped");
        }
        return titles.unmap(title);
    }
}
