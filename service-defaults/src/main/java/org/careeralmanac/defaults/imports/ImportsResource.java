package org.careeralmanac.defaults.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.defaults.sheet.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The imports of an owner. Each owner has a subclass that says where: {@code @Path("/api/v1/admin/salary/imports")},
 * with its tag and its name for the bearer token.
 */
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public abstract class ImportsResource {

    private static final Set<String> NOT_FOR_IMPORTERS = Set.of("kind", "file", "publish", "confirm");
    private static final int LONGEST_FILE_NAME = 255;

    private final Imports imports;

    protected ImportsResource(Imports imports) {
        this.imports = imports;
    }

    void start(@Observes StartupEvent event) {
        imports.start();
    }

    void stop(@Observes ShutdownEvent event) {
        imports.close();
    }

    /** A kind of file that this owner takes. */
    public record ImportKind(String kind, String title, List<Importer.Parameter> parameters) {}

    public record ImportKindList(List<ImportKind> items) {}

    public record ImportList(
            List<ImportJob> items, @Schema(nullable = true) String nextCursor) {}

    /**
     * @param items at most the first 1,000 of a job
     * @param total all that were refused
     */
    public record RefusalList(
            List<Refusal> items,
            long total,
            @Schema(nullable = true) String nextCursor) {}

    @GET
    @Path("kinds")
    @RolesAllowed("steward")
    @Operation(operationId = "listImportKinds", summary = "The kinds of files that are taken here")
    public ImportKindList kinds() {
        return new ImportKindList(imports.importers().stream()
                .map(importer -> new ImportKind(importer.kind(), importer.title(), importer.parameters()))
                .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed("steward")
    @Operation(
            operationId = "importFile",
            summary = "Hands in a file: it is stored as a job, and read when its turn comes",
            description = "The body is the file, as it is: a workbook, CSV, or a zip. Besides the parameters below it"
                    + " takes those of its kind, as /kinds lists them. One import runs at a time; others wait. Nothing of"
                    + " a file is stored unless all of the import succeeds. The same bytes again change nothing"
                    + " (outcome alreadyLoaded); other bytes under a used release id fail with RELEASE_EXISTS.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "The file is here; Location says where to follow the job",
            content = @Content(schema = @Schema(implementation = ImportJob.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER, or BAD_BODY for an empty file",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "IMPORT_KIND_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "BODY_TOO_LARGE",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response hand(
            @RestQuery @Parameter(required = true, description = "One of those that /kinds lists", example = "oews")
                    String kind,
            @RestQuery @Parameter(description = "What the file is called, for refusals") String file,
            @RestQuery
                    @Parameter(
                            description = "Whether to publish at once what it brings, default false",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    String publish,
            @RestQuery
                    @Parameter(
                            description = "Whether you confirm whatever will be flagged, default false",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    String confirm,
            InputStream body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security)
            throws IOException, SQLException {
        if (kind == null) {
            throw ProblemException.badParameter("kind", null, "one of those at imports/kinds");
        }
        ImportJob job;
        try {
            job = imports.submit(
                    kind,
                    fileName(file, kind),
                    parameters(uri.getQueryParameters()),
                    Parameters.yesOrNo("publish", publish),
                    Parameters.yesOrNo("confirm", confirm),
                    security.getUserPrincipal().getName(),
                    body,
                    announced(headers));
        } catch (IOException e) {
            if (e.getCause() instanceof ProblemException) {
                throw e;
            }
            // Mostly nobody is there to read this; that a client went away is no incident.
            throw new ProblemException(
                    CommonProblem.BAD_REQUEST, "The upload broke off, nothing of it was kept: " + e.getMessage());
        }
        return Response.accepted(job)
                .location(uri.getAbsolutePathBuilder()
                        .path(Long.toString(job.id()))
                        .build())
                .build();
    }

    @GET
    @RolesAllowed("steward")
    @Operation(operationId = "listImports", summary = "The imports, newest first")
    public ImportList list(
            @RestQuery String cursor,
            @RestQuery
                    @Parameter(
                            description = "1 to 100, default 20",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    String limit)
            throws SQLException {
        int most = Parameters.limit(limit);
        long before = cursor == null
                ? Long.MAX_VALUE
                : Cursor.numbers("cursor", cursor, 1).getFirst();
        List<ImportJob> jobs = imports.jobs(before, most + 1);
        return jobs.size() <= most
                ? new ImportList(jobs, null)
                : new ImportList(
                        jobs.subList(0, most), Cursor.of(jobs.get(most - 1).id()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed("steward")
    @Operation(operationId = "getImport", summary = "One import: how far it is, and what came of it")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportJob.class)))
    @APIResponse(
            responseCode = "404",
            description = "IMPORT_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ImportJob get(@PathParam("id") String id) throws SQLException {
        return imports.job(number(id));
    }

    @GET
    @Path("{id}/refusals")
    @RolesAllowed("steward")
    @Operation(
            operationId = "listRefusals",
            summary = "The rows that an import did not take: where, what stands there, why, and what would be right",
            description = "The first 1,000 are kept; the import counts all of them by reason.")
    @APIResponse(
            responseCode = "200",
            description = "The refused rows, in the order in which they were met",
            content = @Content(schema = @Schema(implementation = RefusalList.class)))
    @APIResponse(
            responseCode = "404",
            description = "IMPORT_NOT_FOUND",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RefusalList refusals(
            @PathParam("id") String id,
            @RestQuery String cursor,
            @RestQuery
                    @Parameter(
                            description = "1 to 100, default 20",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100"))
                    String limit)
            throws SQLException {
        int most = Parameters.limit(limit);
        ImportJob job = imports.job(number(id));
        int after = cursor == null
                ? 0
                : (int) Math.min(
                        Tally.MOST_REFUSALS, Cursor.numbers("cursor", cursor, 1).getFirst());
        List<Refusal> refusals = imports.refusals(job.id(), after, most + 1);
        return refusals.size() <= most
                ? new RefusalList(refusals, job.rowsRefused(), null)
                : new RefusalList(refusals.subList(0, most), job.rowsRefused(), Cursor.of(after + most));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw ProblemException.badParameter("id", id, "the number of an import");
        }
    }

    private static String fileName(String given, String kind) {
        if (given == null || given.isBlank()) {
            return kind;
        }
        if (given.length() > LONGEST_FILE_NAME || given.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badParameter(
                    "file", given, "a file name of at most " + LONGEST_FILE_NAME + " characters");
        }
        return given;
    }

    private static Map<String, String> parameters(MultivaluedMap<String, String> query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (values.size() > 1) {
                throw ProblemException.badParameter(name, String.join(", ", values), "given once");
            }
            if (!NOT_FOR_IMPORTERS.contains(name) && !values.getFirst().isBlank()) {
                parameters.put(name, values.getFirst());
            }
        });
        return parameters;
    }

    private static long announced(HttpHeaders headers) {
        String length = headers.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }
}
