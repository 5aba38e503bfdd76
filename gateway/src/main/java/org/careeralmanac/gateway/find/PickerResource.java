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
import java.util.List;
import java.util.stream.Collectors;
import org.careeralmanac.gateway.career.Query;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.RoleReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What pickers offer: the owners' own lists, with entity tags. What the values may be is the owners' to judge. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pickers", description = "What parameters may be, for forms to offer")
public class PickerResource {

    private final PassedOn owners;

    PickerResource(PassedOn owners) {
        this.owners = owners;
    }

    @GET
    @Path("areas")
    @Operation(
            operationId = "listAreas",
            summary = "Places by name or id",
            description = "Those where pay is known come first, then the larger before the smaller, then by name.")
    @APIResponse(
            responseCode = "200",
            description = "The places",
            content =
                    @Content(
                            schema = @Schema(ref = "AreaList"),
                            examples = @ExampleObject(name = "areas", ref = "areaList")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> areas(
            @Parameter(description = "The first letters of each word wanted; all without it", example = "san fran")
                    @QueryParam("q")
                    String q,
            @Parameter(
                            description = "How many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    String limit,
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return picked(Owner.SALARY, "areas", List.of("asOf", "limit", "q"), uri, headers);
    }

    @GET
    @Path("currencies")
    @Operation(operationId = "listCurrencies", summary = "Every currency, with the years in which it has a rate")
    @APIResponse(
            responseCode = "200",
            description = "The currencies by code",
            content =
                    @Content(
                            schema = @Schema(ref = "CurrencyList"),
                            examples = @ExampleObject(name = "currencies", ref = "currencyList")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> currencies(
            @Parameter(
                            description = "The almanac with what was known at the end of this day, UTC",
                            schema = @Schema(format = "date", type = SchemaType.STRING))
                    @QueryParam("asOf")
                    String asOf,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return picked(Owner.SALARY, "currencies", List.of("asOf"), uri, headers);
    }

    @GET
    @Path("families")
    @Operation(operationId = "listFamilies", summary = "Families of careers, with how many each has")
    @APIResponse(
            responseCode = "200",
            description = "The families by name",
            content =
                    @Content(
                            schema = @Schema(ref = "FamilyList"),
                            examples = @ExampleObject(name = "families", ref = "familyList")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> families(@Context UriInfo uri, @Context HttpHeaders headers) {
        return picked(Owner.ROLES, "families", List.of(), uri, headers);
    }

    @GET
    @Path("skills")
    @Operation(
            operationId = "listSkills",
            summary = "Skills and technologies, with how many careers have each",
            description = "Those that begin with q, then those with a word that does; without q those that most have.")
    @APIResponse(
            responseCode = "200",
            description = "The skills",
            content =
                    @Content(
                            schema = @Schema(ref = "SkillList"),
                            examples = @ExampleObject(name = "skills", ref = "skillList")))
    @APIResponse(responseCode = "304", description = "Nothing changed since If-None-Match")
    @APIResponse(responseCode = "400", ref = "Problem")
    @APIResponse(responseCode = "503", ref = "Problem")
    public Uni<Response> skills(
            @Parameter(description = "What was typed so far", example = "pyt") @QueryParam("q") String q,
            @Parameter(
                            description = "How many items",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "20"))
                    @QueryParam("limit")
                    String limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return picked(Owner.ROLES, "skills", List.of("limit", "q"), uri, headers);
    }

    /** @param parameters in alphabetical order, so that equal questions are equal addresses */
    private Uni<Response> picked(Owner owner, String list, List<String> parameters, UriInfo uri, HttpHeaders headers) {
        Query.allows(uri, parameters.toArray(String[]::new));
        String query = parameters.stream()
                .filter(uri.getQueryParameters()::containsKey)
                .map(name -> name + "="
                        + RoleReference.encoded(uri.getQueryParameters().getFirst(name)))
                .collect(Collectors.joining("&"));
        String address = "/api/v1/" + list + (query.isEmpty() ? "" : "?" + query);
        return owners.get(owner, address, headers);
    }
}
