package org.careeralmanac.salary.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careeralmanac.defaults.answer.FinishedAnswer;
import org.careeralmanac.defaults.answer.StoredAnswers;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.salary.section.SalarySections.Judged;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The owner's answer about one role. */
@Path("/api/v1/sections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sections", description = "What the gateway asks for")
public class SectionsResource {

    private final EstimateReader reader;
    private final StoredAnswers stored;
    private final Clock clock;
    private final ObjectMapper json;

    SectionsResource(EstimateReader reader, StoredAnswers stored, Clock clock, ObjectMapper json) {
        this.reader = reader;
        this.stored = stored;
        this.clock = clock;
        this.json = json;
    }

    @GET
    @Operation(
            summary = "All sections of this service for a role",
            description =
                    "The query is canonical: parameters sorted by name, then by value. A section that is absent is"
                            + " not covered: nothing is known.")
    @APIResponse(
            responseCode = "200",
            description = "The answer, under a strong ETag",
            headers =
                    @Header(
                            name = FinishedAnswer.POSITION,
                            description = "Position of this service's feed that the answer reflects",
                            schema = @Schema(implementation = Long.class)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OwnerAnswer.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER, or NO_PRICE_INDEX for prices and priceArea",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response sections(
            @BeanParam RoleQuery query,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        query.onlyKnown();
        RoleReference role = query.role();
        PayView view = query.view();
        if (!view.isDefault(role)) {
            return made(role, view).response(ifNoneMatch);
        }
        Instant now = clock.instant();
        Optional<FinishedAnswer> kept = stored.find(role.canonical(), now);
        if (kept.isPresent()) {
            return kept.get().response(ifNoneMatch);
        }
        FinishedAnswer answer = made(role, view);
        stored.store(role.canonical(), answer, now, null);
        return answer.response(ifNoneMatch);
    }

    private FinishedAnswer made(RoleReference role, PayView view) throws SQLException, JsonProcessingException {
        Known known = reader.read(List.of(role), view);
        return FinishedAnswer.of(known.position(), json.writeValueAsBytes(answer(known.of(role), view)));
    }

    private static OwnerAnswer answer(Known.ForRole known, PayView view) {
        if (known.isEmpty()) {
            return new OwnerAnswer(new OwnerAnswer.Sections(null), new OwnerAnswer.Highlights(null), List.of(), null);
        }
        Judged judged = Judged.of(known, view);
        return new OwnerAnswer(
                new OwnerAnswer.Sections(new OwnerAnswer.Entry(known.updatedAt(), SalarySections.section(judged))),
                SalarySections.highlights(judged),
                SalarySections.sources(judged),
                null);
    }
}
