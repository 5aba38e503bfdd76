package org.careeralmanac.trends.sector;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which occupations the sectors of publishers hold, and how stewards correct it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class SectorResource {

    private final DataSource database;
    private final ChangeFeed feed;
    private final Clock clock;
    private final SecurityIdentity identity;

    SectorResource(DataSource database, ChangeFeed feed, Clock clock, SecurityIdentity identity) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
        this.identity = identity;
    }

    @Schema(description = "Every sector, by name")
    public record SectorList(List<Sector> items) {}

    @Schema(description = "What a sector holds")
    public record SectorMapping(
            @NotEmpty
            @Schema(
                    description = "Codes of SOC-2018, or groups of them ending in zeros",
                    examples = "[\"15-1252\", \"15-2000\"]")
            List<@NotNull @Pattern(regexp = "[0-9]{2}-[0-9]{4}", message = "a code of SOC-2018 such as 15-1252") String>
                    occupations,

            @Schema(description = "How its series relate to a career of these occupations; absent: a general sentence")
            String text) {}

    @Schema(description = "A mapping that was changed")
    public record MappedSector(
            String sector,

            @Schema(description = "Its place in the change feed")
            long position) {}

    @GET
    @Path("/sectors")
    @Tag(name = "series")
    @Operation(operationId = "sectors", summary = "The sectors of publishers and the occupations that they hold")
    public SectorList sectors() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new SectorList(Sectors.all(connection));
        }
    }

    @PUT
    @Path("/admin/trends/sectors/{sector}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("steward")
    @Transactional
    @Tag(name = "Stewardship")
    @SecurityRequirement(name = "token")
    @Operation(
            operationId = "mapSector",
            summary = "Say which occupations a sector holds",
            description = "Replaces what was said of it before; a newer starter catalogue leaves it alone.")
    @APIResponse(
            responseCode = "200",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = MappedSector.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_BODY",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public MappedSector map(@PathParam("sector") String sector, @NotNull @Valid SectorMapping mapping)
            throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Inside the transaction of this call the pool hands out the transaction's own connection.
        try (Connection connection = database.getConnection()) {
            Sectors.put(
                    connection,
                    sector,
                    mapping.occupations().stream().distinct().toList(),
                    mapping.text() == null || mapping.text().isBlank() ? Sectors.words(sector) : mapping.text(),
                    identity.getPrincipal().getName(),
                    now);
            // A group of occupations may hold any career, and so may what was mapped before.
            long position =
                    feed.append(connection, "sector", Change.Op.upsert, sector, null, Change.Touches.everything());
            return new MappedSector(sector, position);
        }
    }
}
