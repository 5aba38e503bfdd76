package org.careeralmanac.defaults.imports;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.release.Release;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What data stewards do with the releases of an owner. Each owner has a subclass that says where:
 * {@code @Path("/api/v1/admin/salary/releases")}, with its tag and its name for the bearer token.
 */
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public abstract class ReleasesResource {

    private final ReleaseLife life;

    protected ReleasesResource(ReleaseLife life) {
        this.life = life;
    }

    public record StewardReleaseList(List<Release> items) {}

    public record Withdrawal(
            @Schema(description = "Why; it stays readable", examples = "The publisher issued an erratum")
            @NotBlank(message = "say why; the reason stays readable")
            @Size(max = 1000, message = "at most 1,000 characters")
            String reason) {}

    @GET
    @RolesAllowed("steward")
    @Operation(operationId = "listStewardReleases", summary = "The releases, whatever their state, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The releases",
            content = @Content(schema = @Schema(implementation = StewardReleaseList.class)))
    @APIResponse(
            responseCode = "404",
            description = "SOURCE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public StewardReleaseList list(
            @RestQuery @Parameter(description = "A source; absent: all", example = "bls-oews") String source)
            throws SQLException {
        return new StewardReleaseList(source == null ? life.all() : life.of(source));
    }

    @GET
    @Path("{release}")
    @RolesAllowed("steward")
    @Operation(operationId = "getStewardRelease", summary = "A release, and what of it a steward must confirm")
    @APIResponse(
            responseCode = "200",
            description = "The release",
            content = @Content(schema = @Schema(implementation = ReleaseLife.StewardRelease.class)))
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseLife.StewardRelease get(@PathParam("release") String release) throws SQLException {
        return life.get(release);
    }

    @GET
    @Path("{release}/differences")
    @RolesAllowed("steward")
    @Operation(
            operationId = "compareReleases",
            summary = "How a release differs from another one of its source",
            description = "Values that moved by more than 20 %, that are lost, added, or newly missing.")
    @APIResponse(
            responseCode = "200",
            description = "How many of each, and a page of them, the largest movements first",
            content = @Content(schema = @Schema(implementation = ReleaseDifferences.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER: the other release is of another source",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseDifferences differences(
            @PathParam("release") String release,
            @RestQuery
                    @Parameter(
                            description = "A release of the same source; absent: the one that this takes the place of,"
                                    + " or else the one before it of the same part")
                    String against,
            @RestQuery
                    @Parameter(
                            description = "Only these; absent: all",
                            schema = @Schema(implementation = ReleaseDifferences.DifferenceKind.class))
                    String kind,
            @RestQuery String cursor,
            @RestQuery
                    @Parameter(
                            description = "1 to 100, default 20",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    String limit)
            throws SQLException {
        return life.differences(release, against, kind(kind), cursor, Parameters.limit(limit));
    }

    @POST
    @Path("{release}/publication")
    @RolesAllowed("steward")
    @Operation(operationId = "publishRelease", summary = "Publishes a staged release: it is visible from its day on")
    @APIResponse(
            responseCode = "200",
            description = "Published",
            content = @Content(schema = @Schema(implementation = ReleaseLife.ReleaseChanged.class)))
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "RELEASE_STATE: it is not staged; RELEASE_FLAGGED: something must be confirmed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseLife.ReleaseChanged publish(
            @PathParam("release") String release,
            @RestQuery
                    @Parameter(
                            description = "Whether you confirm what is flagged, default false",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    String confirm,
            @Context SecurityContext security)
            throws SQLException {
        return life.publish(
                release,
                Parameters.yesOrNo("confirm", confirm),
                security.getUserPrincipal().getName());
    }

    @POST
    @Path("{release}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("steward")
    @Operation(
            operationId = "withdrawRelease",
            summary = "Withdraws a release",
            description =
                    "It is left out at every day, past ones too, and stays listed with the reason; what it had taken"
                            + " the place of is visible again. A staged release is given up so.")
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn",
            content = @Content(schema = @Schema(implementation = ReleaseLife.ReleaseChanged.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY: the reason is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "RELEASE_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "RELEASE_STATE: it is withdrawn already",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReleaseLife.ReleaseChanged withdraw(
            @Parameter(example = "bls-oews:2023-05:national:2024-04-03") @PathParam("release") String release,
            @NotNull(message = "send {\"reason\": …}") @Valid Withdrawal withdrawal)
            throws SQLException {
        return life.withdraw(release, withdrawal.reason());
    }

    private static ReleaseDifferences.DifferenceKind kind(String given) {
        if (given == null) {
            return null;
        }
        return Stream.of(ReleaseDifferences.DifferenceKind.values())
                .filter(kind -> kind.name().equals(given))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter(
                        "kind",
                        given,
                        Stream.of(ReleaseDifferences.DifferenceKind.values())
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))));
    }
}
