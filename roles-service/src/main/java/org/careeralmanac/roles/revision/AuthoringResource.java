package org.careeralmanac.roles.revision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.careeralmanac.defaults.http.Cursor;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.page.RoleAnswer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An editor's day: create, draft, preview, publish, look back, restore, merge, and what needs an eye. */
@Path("/api/v1/admin/roles")
@RolesAllowed("editor")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
@Tag(name = "Authoring")
@APIResponse(
        responseCode = "400",
        description = "BAD_BODY with a JSON Pointer for each fault, or BAD_PARAMETER",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "401",
        description = "UNAUTHENTICATED",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "FORBIDDEN",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "ROLE_NOT_FOUND or REVISION_NOT_FOUND",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AuthoringResource {

    private final Creation creation;
    private final Drafts drafts;
    private final Histories histories;
    private final Merging merging;
    private final Reports reports;
    private final SecurityIdentity identity;

    public AuthoringResource(
            Creation creation,
            Drafts drafts,
            Histories histories,
            Merging merging,
            Reports reports,
            SecurityIdentity identity) {
        this.creation = creation;
        this.drafts = drafts;
        this.histories = histories;
        this.merging = merging;
        this.reports = reports;
        this.identity = identity;
    }

    @Schema(name = "NewRole", description = "A career that the almanac does not have; overview.summary is needed")
    public record NewRole(
            @NotNull
            @Schema(
                    required = true,
                    type = SchemaType.OBJECT,
                    description =
                            "As a file of the starter catalogue has it: title, family, seniority, alternateTitles, "
                                    + "occupations, skills, sections; id where it shall not be made from the title")
            JsonNode career) {}

    @Schema(name = "RoleCreated", description = "The career is drafted; nobody but editors sees it")
    public record RoleCreated(
            @Schema(required = true, description = "For ever")
            String id,

            @Schema(required = true, description = "Its address once it is published")
            String slug) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createRole",
            summary = "Makes a new role, as a draft",
            description =
                    "Its parts are drafts until they are published. The same Idempotency-Key with the same body again "
                            + "gives the same answer and makes nothing. An occupation that fits exactly and had a role "
                            + "made from its facts gives it to the new one when that is published.")
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content = @Content(schema = @Schema(implementation = RoleCreated.class)))
    @APIResponse(
            responseCode = "409",
            description = "SLUG_TAKEN, SLUG_RESERVED, OCCUPATION_TAKEN or IDEMPOTENCY_KEY_REUSED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response create(
            @Parameter(description = "Any text of your own, 1 to 200 characters, one for each career", required = true)
                    @HeaderParam("Idempotency-Key")
                    String key,
            @Valid @NotNull NewRole role)
            throws SQLException {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw ProblemException.badParameter(
                    "Idempotency-Key", key == null ? "" : key, "a header with 1 to 200 characters of your own choice");
        }
        if (!(role.career() instanceof ObjectNode career)) {
            throw new ProblemException(
                            org.careeralmanac.defaults.problem.CommonProblem.BAD_BODY, "The body has 1 fault(s).")
                    .with("errors", List.of(Map.of("at", "/career", "wrong", "expected an object")));
        }
        Creation.Created created = creation.create(key, editor(), career);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/admin/roles/" + created.id() + "/draft")
                .entity(new RoleCreated(created.id(), created.slug()))
                .build();
    }

    @Schema(
            name = "SectionDraft",
            description = "A section, or the profile, as an editor goes on from it; its version is in ETag")
    public record SectionDraft(
            @Schema(required = true, examples = "overview") String key,

            @Schema(
                    required = true,
                    description = "draft (saved, not published), published (an editor's), starter (the starter's) or "
                            + "unwritten (facts, or nothing)")
            String state,

            @Schema(required = true, type = SchemaType.OBJECT)
            JsonNode content,

            @Schema(required = true, description = "For If-Match")
            String etag,

            @Schema(nullable = true) String savedBy,
            @Schema(nullable = true) Instant savedAt) {

        static SectionDraft of(Drafts.Section s) {
            return new SectionDraft(s.key().key(), s.state().name(), s.content(), s.etag(), s.savedBy(), s.savedAt());
        }
    }

    @Schema(name = "RoleDraft", description = "Every section as editors go on from it; the version of all is in ETag")
    public record RoleDraft(
            @Schema(required = true, description = "For If-Match when publishing")
            String etag,

            @Schema(required = true) List<SectionDraft> sections) {}

    @GET
    @Path("{id}/draft")
    @Operation(operationId = "getDraft", summary = "All sections of a role as editors go on from them")
    @APIResponse(
            responseCode = "200",
            description = "The sections",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = RoleDraft.class)))
    public Response draft(@PathParam("id") String id) throws SQLException {
        List<Drafts.Section> sections = drafts.all(id);
        String etag = Drafts.tag(sections);
        return Response.ok(new RoleDraft(
                        etag, sections.stream().map(SectionDraft::of).toList()))
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @Path("{id}/draft/{key}")
    @Operation(operationId = "getSectionDraft", summary = "A section as an editor goes on from it")
    @APIResponse(
            responseCode = "200",
            description = "The section",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SectionDraft.class)))
    public Response sectionDraft(@PathParam("id") String id, @PathParam("key") String key) throws SQLException {
        return section(drafts.of(id, key(key)));
    }

    @PUT
    @Path("{id}/draft/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveSectionDraft",
            summary = "Saves the draft of a section",
            description = "The body is the section's content, checked as at publishing. profile is title, family, "
                    + "seniority, alternateTitles and skills. Nothing shows before it is published.")
    @APIResponse(
            responseCode = "200",
            description = "Saved",
            headers = @Header(name = "ETag", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = SectionDraft.class)))
    @APIResponse(
            responseCode = "409",
            description = "ROLE_MERGED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "PRECONDITION_FAILED: somebody changed it since it was read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "PRECONDITION_REQUIRED: If-Match is missing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response save(
            @PathParam("id") String id,
            @PathParam("key") String key,
            @Parameter(description = "The ETag of what was read", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @NotNull JsonNode content)
            throws SQLException {
        return section(drafts.save(id, key(key), content, ifMatch, editor()));
    }

    @DELETE
    @Path("{id}/draft/{key}")
    @Operation(operationId = "discardSectionDraft", summary = "Throws the draft of a section away")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(
            responseCode = "409",
            description = "ROLE_MERGED or NOTHING_DRAFTED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "PRECONDITION_FAILED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "PRECONDITION_REQUIRED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void discard(
            @PathParam("id") String id,
            @PathParam("key") String key,
            @Parameter(description = "The ETag of what was read", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch)
            throws SQLException {
        drafts.discard(id, key(key), ifMatch);
    }

    @GET
    @Path("{id}/preview")
    @Operation(
            operationId = "previewRole",
            summary = "The answer for a role as it would be if its drafts were published now",
            description = "Nothing is stored.")
    @APIResponse(
            responseCode = "200",
            description = "As GET /roles/{slug} has it",
            content = @Content(schema = @Schema(implementation = RoleAnswer.class)))
    public Response preview(@PathParam("id") String id) throws SQLException {
        return Response.ok(drafts.preview(id), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @Schema(name = "Note", description = "Why")
    public record Note(
            @NotBlank @Size(max = 1000) @Schema(required = true, examples = "Clearer summary")
            String note) {}

    @POST
    @Path("{id}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "publishDraft",
            summary = "Publishes all drafts of a role as one revision",
            description =
                    "The first one makes the role public. The revision, every page that it touches and the entry of the change feed are one transaction.")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = RevisionResource.RevisionPublished.class)))
    @APIResponse(
            responseCode = "409",
            description = "ROLE_MERGED, NOTHING_DRAFTED, NOTHING_CHANGED or OCCUPATION_TAKEN",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "PRECONDITION_FAILED: a draft was saved since they were read",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "PRECONDITION_REQUIRED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response publish(
            @PathParam("id") String id,
            @Parameter(description = "The ETag of all drafts as they were read", required = true)
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    String ifMatch,
            @Valid @NotNull Note note)
            throws SQLException {
        return published(drafts.publish(id, editor(), note.note(), ifMatch));
    }

    @Schema(name = "RevisionEntry", description = "One publish of a role")
    public record RevisionEntry(
            @Schema(required = true) int number,
            @Schema(required = true) String author,
            @Schema(required = true) Instant publishedAt,
            @Schema(required = true) String note,

            @Schema(required = true, description = "Keys of the sections that it changed")
            List<String> sections) {}

    @Schema(name = "MergeEntry", description = "A merge of the role, or into it")
    public record MergeEntry(
            @Schema(required = true) String role,
            @Schema(required = true) String into,
            @Schema(required = true) String author,
            @Schema(required = true) String note,
            @Schema(required = true) Instant mergedAt,
            @Schema(nullable = true) Instant restoredAt,
            @Schema(nullable = true) String restoredBy) {}

    @Schema(name = "RoleHistory", description = "What editors did to a role, the newest first")
    public record RoleHistory(
            @Schema(required = true) List<RevisionEntry> items,
            @Schema(required = true) List<MergeEntry> merges,
            @Schema(nullable = true) String nextCursor) {}

    @GET
    @Path("{id}/revisions")
    @Operation(operationId = "roleHistory", summary = "What editors did to a role, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = RoleHistory.class)))
    public RoleHistory history(
            @PathParam("id") String id, @QueryParam("cursor") String cursor, @QueryParam("limit") String limit)
            throws SQLException {
        int most = Parameters.limit(limit);
        int before = cursor == null
                ? Integer.MAX_VALUE
                : (int) Math.clamp(Cursor.numbers("cursor", cursor, 1).getFirst(), 0, Integer.MAX_VALUE);
        List<Histories.Revision> found = histories.revisions(id, before, most + 1);
        List<Histories.Revision> shown = found.size() > most ? found.subList(0, most) : found;
        return new RoleHistory(
                shown.stream()
                        .map(r -> new RevisionEntry(r.number(), r.author(), r.publishedAt(), r.note(), r.sections()))
                        .toList(),
                histories.merges(id).stream()
                        .map(m -> new MergeEntry(
                                m.role(), m.into(), m.author(), m.note(), m.mergedAt(), m.restoredAt(), m.restoredBy()))
                        .toList(),
                found.size() > most ? Cursor.of(shown.getLast().number()) : null);
    }

    @Schema(name = "Differences", description = "What differs between a role after one revision and after another")
    public record Differences(
            @Schema(required = true) int from,
            @Schema(required = true) int to,
            @Schema(required = true) List<Difference> items) {}

    @GET
    @Path("{id}/revisions/differences")
    @Operation(
            operationId = "compareRevisions",
            summary = "What differs between a role after one revision and after another",
            description = "0 is before the first revision.")
    @APIResponse(
            responseCode = "200",
            description = "Each place that differs, in the order of the page",
            content = @Content(schema = @Schema(implementation = Differences.class)))
    public Differences differences(
            @PathParam("id") String id,
            @Parameter(required = true, example = "1") @QueryParam("from") String from,
            @Parameter(required = true, example = "2") @QueryParam("to") String to)
            throws SQLException {
        int before = revision("from", from);
        int after = revision("to", to);
        return new Differences(before, after, histories.differences(id, before, after));
    }

    @POST
    @Path("{id}/revisions/{number}/restoration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "restoreRevision",
            summary = "Brings back what a role was after a revision",
            description = "As a new revision: nothing that was published is taken away. What nobody had written then "
                    + "shows facts again, or nothing. 0 brings back what nobody had edited.")
    @APIResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = RevisionResource.RevisionPublished.class)))
    @APIResponse(
            responseCode = "409",
            description = "ROLE_MERGED or NOTHING_CHANGED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response restoreRevision(
            @PathParam("id") String id, @PathParam("number") String number, @Valid @NotNull Note note)
            throws SQLException {
        return published(histories.restore(id, revision("number", number), editor(), note.note()));
    }

    @Schema(name = "MergeOrder", description = "The career that takes the place, and why")
    public record MergeOrder(
            @NotBlank @Schema(required = true, examples = "data-scientist")
            String into,

            @NotBlank @Size(max = 1000) @Schema(required = true, examples = "The same career")
            String note) {}

    @Schema(name = "RoleMoved", description = "Done")
    public record RoleMoved(
            @Schema(required = true) String id,

            @Schema(nullable = true, description = "The career that took its place")
            String replacedBy,

            @Schema(required = true, description = "Position of the change in the feed")
            long position) {}

    @POST
    @Path("{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "mergeRole",
            summary = "Merges a role into another",
            description = "Its addresses answer 308 to the other's from now on, its titles find the other one, and the "
                    + "change feed has a tombstone.")
    @APIResponse(
            responseCode = "200",
            description = "Merged",
            content = @Content(schema = @Schema(implementation = RoleMoved.class)))
    @APIResponse(
            responseCode = "409",
            description = "ROLE_MERGED or ROLE_NOT_PUBLISHED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RoleMoved merge(@PathParam("id") String id, @Valid @NotNull MergeOrder order) throws SQLException {
        return new RoleMoved(id, order.into(), merging.merge(id, order.into(), editor(), order.note()));
    }

    @POST
    @Path("{id}/restoration")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "restoreRole", summary = "Takes a merge back: the role has its own page again")
    @APIResponse(
            responseCode = "200",
            description = "Restored",
            content = @Content(schema = @Schema(implementation = RoleMoved.class)))
    @APIResponse(
            responseCode = "409",
            description = "NOT_MERGED",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RoleMoved restore(@PathParam("id") String id, @Valid @NotNull Note note) throws SQLException {
        return new RoleMoved(id, null, merging.restore(id, editor(), note.note()));
    }

    @Schema(name = "NearDuplicates", description = "Careers that may be one, the likest first")
    public record NearDuplicates(@Schema(required = true) List<Reports.NearDuplicate> items) {}

    @GET
    @Path("reports/near-duplicates")
    @Operation(operationId = "nearDuplicates", summary = "Careers that may be one, by their titles")
    @APIResponse(
            responseCode = "200",
            description = "The pairs",
            content = @Content(schema = @Schema(implementation = NearDuplicates.class)))
    public NearDuplicates nearDuplicates(@QueryParam("limit") String limit) throws SQLException {
        return new NearDuplicates(reports.nearDuplicates(Parameters.limit(limit)));
    }

    @Schema(name = "DraftedRoles", description = "Careers with drafts, the newest first")
    public record DraftedRoles(@Schema(required = true) List<Reports.Drafted> items) {}

    @GET
    @Path("reports/drafts")
    @Operation(operationId = "draftedRoles", summary = "Careers with drafts, those too that were never published")
    @APIResponse(
            responseCode = "200",
            description = "The careers",
            content = @Content(schema = @Schema(implementation = DraftedRoles.class)))
    public DraftedRoles drafted(@QueryParam("limit") String limit) throws SQLException {
        return new DraftedRoles(reports.drafts(Parameters.limit(limit)));
    }

    @Schema(name = "SourceChanges", description = "Sections whose source changed since an editor wrote them")
    public record SourceChangeList(@Schema(required = true) List<Reports.SourceChange> items) {}

    @GET
    @Path("reports/source-changes")
    @Operation(operationId = "sourceChanges", summary = "Sections whose source changed since an editor wrote them")
    @APIResponse(
            responseCode = "200",
            description = "Those that nobody has looked at, the newest first",
            content = @Content(schema = @Schema(implementation = SourceChangeList.class)))
    public SourceChangeList sourceChanges(@QueryParam("limit") String limit) throws SQLException {
        return new SourceChangeList(reports.sourceChanges(Parameters.limit(limit)));
    }

    @Schema(name = "Dismissed", description = "How many notices were open")
    public record Dismissed(@Schema(required = true) int count) {}

    @POST
    @Path("{id}/draft/{key}/dismissal")
    @Operation(
            operationId = "dismissSourceChanges",
            summary = "Says that somebody looked at what changed under a section and left it as it is")
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content = @Content(schema = @Schema(implementation = Dismissed.class)))
    public Dismissed dismiss(@PathParam("id") String id, @PathParam("key") String key) throws SQLException {
        drafts.of(id, key(key));
        return new Dismissed(reports.dismiss(id, key, editor()));
    }

    @Schema(name = "Coverage", description = "Which sections careers have, and how old they are")
    public record Coverage(
            @Schema(required = true) List<Reports.Covered> items,
            @Schema(nullable = true) String nextCursor) {}

    @GET
    @Path("reports/coverage")
    @Operation(operationId = "coverage", summary = "Which sections careers have, and how old they are")
    @APIResponse(
            responseCode = "200",
            description = "One page, by id",
            content = @Content(schema = @Schema(implementation = Coverage.class)))
    public Coverage coverage(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit)
            throws SQLException {
        int most = Parameters.limit(limit);
        List<Reports.Covered> found = reports.coverage(
                cursor == null ? "" : Cursor.parts("cursor", cursor, 1).getFirst(), most + 1);
        boolean more = found.size() > most;
        List<Reports.Covered> shown = more ? found.subList(0, most) : found;
        return new Coverage(shown, more ? Cursor.of(shown.getLast().id()) : null);
    }

    private String editor() {
        return identity.getPrincipal().getName();
    }

    private static int revision(String parameter, String given) {
        if (given == null) {
            throw ProblemException.badParameter(parameter, "", "the number of a revision, or 0");
        }
        return Parameters.number(parameter, given, 0, Integer.MAX_VALUE, 0);
    }

    private static Part key(String given) {
        return Part.of(given)
                .orElseThrow(() ->
                        ProblemException.badParameter("key", given, "what editors write: " + List.of(Part.values())));
    }

    private static Response section(Drafts.Section section) {
        return Response.ok(SectionDraft.of(section))
                .header(HttpHeaders.ETAG, section.etag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response published(Publishing.Published done) {
        return Response.status(Response.Status.CREATED)
                .entity(new RevisionResource.RevisionPublished(
                        done.role(),
                        done.number(),
                        done.publishedAt(),
                        done.sections().stream().map(Part::key).toList(),
                        done.position()))
                .build();
    }
}
