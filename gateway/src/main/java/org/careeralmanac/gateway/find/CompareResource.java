package org.careeralmanac.gateway.find;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.careeralmanac.gateway.career.Query;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Careers side by side. */
@Path("/api/v1/compare")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Careers")
public class CompareResource {

    private final Careers careers;

    CompareResource(Careers careers) {
        this.careers = careers;
    }

    @GET
    @Operation(
            operationId = "compareCareers",
            summary = "Two to five careers side by side",
            description = "Their highlights with how each part stands, scales from the least to the most of what they "
                    + "show, for each two whether their figures can be compared and if not why, and what skills the first "
                    + "shares with the others.")
    @APIResponse(
            responseCode = "200",
            description = "The careers in the order asked",
            content =
                    @Content(
                            schema = @Schema(ref = "ComparedCareers"),
                            examples = @ExampleObject(name = "compared", ref = "comparedCareers")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "404", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> compare(
            @Parameter(
                            description = "Addresses of 2 to 5 careers, a comma between them",
                            example = "data-scientist,data-engineer",
                            required = true)
                    @QueryParam("careers")
                    String given,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Query.allows(uri, "careers");
        return careers.compare(slugs(given)).map(answer -> FindResource.answer(answer, "", uri, headers));
    }

    /** What is asked for, in the order given; nothing where nothing is. */
    static List<String> slugs(String given) {
        return given == null
                ? List.of()
                : Arrays.stream(given.split(",", -1)).map(String::strip).toList();
    }
}
