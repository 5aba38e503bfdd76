package org.careeralmanac.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.careeralmanac.gateway.career.SectionKey;
import org.careeralmanac.gateway.owners.Owner;

/**
 * The owners' parts of the public API description: section contents, highlights, sources, releases, changes and the
 * admin calls, with everything they refer to. Where two owners use one name for different things, the second one's gets
 * the owner's name in front.
 */
final class MergedContract {

    private static final String ADMIN = "/api/v1/admin/";
    private static final String SCHEMAS = "#/components/schemas/";

    private record Origin(OwnerContract contract, String reference) {}

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    /** What stands at each reference of the merged document. */
    private final Map<String, Origin> taken = new HashMap<>();

    MergedContract(Iterable<OwnerContract> contracts) {
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "owners").put("version", "1");
        document.putObject("components").putObject("schemas");
        document.putObject("paths");
        for (OwnerContract contract : contracts) {
            add(contract);
        }
    }

    ObjectNode document() {
        return document;
    }

    private void add(OwnerContract contract) {
        JsonNode answer = contract.answer();
        ObjectNode sections = schema("CareerSections", "The sections of a career page, by key");
        for (SectionKey key : SectionKey.ALL) {
            if (key.owner() == contract.owner()) {
                JsonNode section = contract.member(contract.member(answer, "sections"), key.key());
                String content = contract.reference(contract.member(section, "content"), "the section " + key.key());
                ObjectNode state = sections.putObject(key.key());
                state.putArray("allOf")
                        .add(reference("SectionState"))
                        .add(object("content", reference(imported(contract, content))));
            }
        }
        ObjectNode highlights =
                schema("Highlights", "What matters most at a glance; a part that nobody can give is null");
        contract.at(contract.reference(contract.member(answer, "highlights"), "highlights"))
                .path("properties")
                .properties()
                .forEach(part -> highlights
                        .putObject(part.getKey())
                        .putArray("anyOf")
                        .add(rewritten(contract, part.getValue()))
                        .add(JsonNodeFactory.instance.objectNode().put("type", "null")));
        named(contract, "CitedSource", contract.items(contract.member(answer, "sources")));
        named(contract, "Source", items(contract, "/api/v1/sources"));
        named(contract, "Release", items(contract, "/api/v1/sources/{id}/releases"));
        named(contract, "Change", items(contract, "/api/v1/changes"));
        if (contract.owner() == Owner.ROLES) {
            JsonNode list = contract.response("/api/v1/roles", "get", "200");
            named(
                    contract,
                    "Match",
                    contract.items(contract.member(contract.items(contract.member(list, "items")), "matches")));
            named(contract, "Total", contract.member(list, "total"));
            named(contract, "FacetValue", contract.items(contract.member(contract.member(list, "facets"), "family")));
            named(contract, "UnderstoodQuery", contract.member(list, "understood"));
            named(contract, "Suggestions", contract.response("/api/v1/roles/suggest", "get", "200"));
            named(contract, "Resolution", contract.response("/api/v1/roles/resolve", "get", "200"));
            named(contract, "Move", items(contract, "/api/v1/roles/{slug}/moves"));
            named(
                    contract,
                    "MoveSkill",
                    contract.items(contract.member(items(contract, "/api/v1/roles/{slug}/moves"), "sharedSkills")));
            named(contract, "FamilyList", contract.response("/api/v1/families", "get", "200"));
            named(contract, "SkillList", contract.response("/api/v1/skills", "get", "200"));
            named(contract, "MatchList", contract.response("/api/v1/roles/match", "post", "200"));
            named(contract, "GivenSkills", contract.request("/api/v1/roles/match", "post"));
        }
        if (contract.owner() == Owner.SALARY) {
            named(contract, "AreaList", contract.response("/api/v1/areas", "get", "200"));
            named(contract, "CurrencyList", contract.response("/api/v1/currencies", "get", "200"));
            named(contract, "PayEstimateList", contract.response("/api/v1/pay", "get", "200"));
            named(contract, "PayByAreaList", contract.response("/api/v1/pay/areas", "get", "200"));
            named(contract, "PayHistoryList", contract.response("/api/v1/pay/history", "get", "200"));
            named(contract, "PayStanding", contract.response("/api/v1/pay/standing", "get", "200"));
            named(contract, "EstimateLine", contract.response("/api/v1/export/estimates.ndjson", "get", "200"));
        }
        if (contract.owner() == Owner.TRENDS) {
            named(contract, "TrendList", contract.response("/api/v1/trends", "get", "200"));
            named(contract, "TrendDetail", contract.response("/api/v1/trends/{id}", "get", "200"));
            named(contract, "SeriesList", contract.response("/api/v1/series", "get", "200"));
            named(contract, "SeriesDetail", contract.response("/api/v1/series/{id}", "get", "200"));
            named(contract, "ExportedSeries", contract.response("/api/v1/export/series.ndjson", "get", "200"));
        }
        contract.paths(ADMIN).forEach((path, operations) -> ((ObjectNode) document.path("paths"))
                .set(path, named(contract, rewritten(contract, operations))));
        contract.securitySchemes().properties().forEach(scheme -> ((ObjectNode) document.path("components"))
                .withObjectProperty("securitySchemes")
                .putIfAbsent(scheme.getKey(), scheme.getValue()));
    }

    /** The owners have administration in common; of each the names of its calls say whose they are. */
    private static JsonNode named(OwnerContract contract, JsonNode operations) {
        for (JsonNode member : operations) {
            if (member instanceof ObjectNode operation && operation.has("responses")) {
                String name = operation.path("operationId").asText();
                if (name.isEmpty()) {
                    throw new IllegalStateException(
                            contract.owner().service() + " has a call without operationId: " + operation);
                }
                operation.put(
                        "operationId",
                        contract.owner().key() + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        }
        return operations;
    }

    private JsonNode items(OwnerContract contract, String path) {
        return contract.items(contract.member(contract.response(path, "get", "200"), "items"));
    }

    /** Gives what the gateway's own schemas refer to a fixed name, whatever its owner calls it. */
    private void named(OwnerContract contract, String name, JsonNode schema) {
        if (document.at("/components/schemas").has(name)) {
            return;
        }
        String own = imported(contract, contract.reference(schema, name));
        if (!own.equals(SCHEMAS + name)) {
            ((ObjectNode) document.at("/components/schemas")).set(name, reference(own));
        }
    }

    private ObjectNode schema(String name, String description) {
        ObjectNode schema = ((ObjectNode) document.at("/components/schemas")).withObjectProperty(name);
        schema.put("type", "object").put("description", description);
        return schema.withObjectProperty("properties");
    }

    private static ObjectNode object(String member, JsonNode schema) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("type", "object").putObject("properties").set(member, schema);
        return object;
    }

    private static ObjectNode reference(String to) {
        return JsonNodeFactory.instance.objectNode().put("$ref", to.startsWith("#") ? to : SCHEMAS + to);
    }

    /** Brings in what an owner's reference points to, and says where it stands now. */
    private String imported(OwnerContract contract, String reference) {
        String to = reference;
        Origin occupant = taken.get(to);
        if (occupant != null && !same(occupant, new Origin(contract, reference), new HashSet<>())) {
            String key = contract.owner().key();
            int name = reference.lastIndexOf('/') + 1;
            to = reference.substring(0, name)
                    + Character.toUpperCase(key.charAt(0))
                    + key.substring(1)
                    + reference.substring(name);
            occupant = taken.get(to);
        }
        if (occupant == null) {
            taken.put(to, new Origin(contract, reference));
            String[] kindAndName = to.substring("#/components/".length()).split("/", 2);
            JsonNode copy = rewritten(contract, contract.at(reference));
            ((ObjectNode) document.path("components"))
                    .withObjectProperty(kindAndName[0])
                    .set(kindAndName[1], copy);
        }
        return to;
    }

    private JsonNode rewritten(OwnerContract contract, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties()
                        .forEach(member -> copy.set(
                                member.getKey(),
                                member.getKey().equals("$ref")
                                        ? TextNode.valueOf(imported(
                                                contract, member.getValue().asText()))
                                        : rewritten(contract, member.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(rewritten(contract, item)));
                yield copy;
            }
            default -> node;
        };
    }

    /** Whether two references mean the same, all the way down. */
    private static boolean same(Origin one, Origin other, Set<Origin> compared) {
        if (!compared.add(one)) {
            return true;
        }
        JsonNode here = one.contract().at(one.reference());
        if (!here.equals(other.contract().at(other.reference()))) {
            return false;
        }
        Set<String> references = new LinkedHashSet<>();
        here.findValues("$ref").forEach(r -> references.add(r.asText()));
        return references.stream()
                .allMatch(r -> same(new Origin(one.contract(), r), new Origin(other.contract(), r), compared));
    }
}
