package org.careeralmanac.roles.skill;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where people go from a role. Candidates are the roles that the publisher of its occupation holds to be related, those
 * that its page names, and those of its family that share a named skill. They stand in the order of {@code similarity +
 * tier + 0.2 where its page names it}; the tier gives 0.2 (primaryShort), 0.1 (primaryLong) or 0.05 (supplemental).
 */
@ApplicationScoped
class Moves {

    private static final int MOST_SKILLS = 10;
    private static final int LONGEST_PATH = 4;
    private static final double NAMED = 0.2;
    private static final Map<String, Double> TIERS =
            Map.of("primaryShort", 0.2, "primaryLong", 0.1, "supplemental", 0.05);

    private static final String FITS = "array_position(ARRAY['exact', 'narrower', 'broader', 'related'], o.fit)";

    /** One step from each of these roles; merged roles are those that took their place. */
    private static final String STEPS = """
            SELECT o.role_id AS here, coalesce(t.merged_into, t.id) AS there, f.tier, f.position, f.release_id, false AS named
            FROM role_occupation o
            JOIN related_occupation f ON f.scheme = o.scheme AND f.code = o.code
            JOIN visible_release('infinity') v ON v.id = f.release_id
            JOIN role_occupation x ON x.scheme = f.scheme AND x.code = f.related_code AND x.fit = 'exact'
            JOIN role t ON t.id = x.role_id
            WHERE o.role_id = ANY (?) AND o.fit = 'exact'
            UNION ALL
            SELECT p.role_id, coalesce(t.merged_into, t.id), NULL, NULL, NULL, true
            FROM page_reference p JOIN role t ON t.id = p.refers_to
            WHERE p.role_id = ANY (?)""";

    private static final String FAMILY = """
            SELECT other.role_id FROM search_document own
            JOIN search_document other ON other.family_id = own.family_id AND other.skills && own.skills
            WHERE own.role_id = ? AND other.role_id <> own.role_id ORDER BY other.role_id LIMIT 200""";

    private static final String ROLES = """
            SELECT r.id, r.slug, t.title, r.seniority, d.job_zone,
                   ARRAY(SELECT name FROM role_skill s WHERE s.role_id = r.id ORDER BY position)
            FROM role r
            JOIN role_title t ON t.role_id = r.id AND t.lang = 'en' AND t.kind = 'main'
            JOIN search_document d ON d.role_id = r.id
            WHERE r.id = ANY (?)""";

    /** Of each role the ratings of the best-fitting occupation that has any, element by element the newest. */
    private static final String RATINGS = """
            WITH place AS (
                SELECT DISTINCT ON (o.role_id) o.role_id, o.scheme, o.code
                FROM role_occupation o
                WHERE o.role_id = ANY (?) AND EXISTS (
                    SELECT FROM skill_rating s JOIN visible_release('infinity') v ON v.id = s.release_id
                    WHERE s.scheme = o.scheme AND s.code = o.code)
                ORDER BY o.role_id, %s, o.position)
            SELECT DISTINCT ON (p.role_id, s.element)
                   p.role_id, s.element, s.name, s.kind, s.importance_value, s.level_value, s.release_id
            FROM place p
            JOIN skill_rating s ON s.scheme = p.scheme AND s.code = p.code
            JOIN visible_release('infinity') v ON v.id = s.release_id
            JOIN release r ON r.id = s.release_id
            WHERE s.importance_value IS NOT NULL AND s.level_value IS NOT NULL
            ORDER BY p.role_id, s.element, v.part LIKE 'excerpt%%', r.known_from DESC, r.id DESC""".formatted(FITS);

    @Schema(name = "MoveSkill", description = "An element that is important there, and how much of it each asks for")
    record MoveSkill(
            @Schema(required = true, examples = "Programming")
            String name,

            @Schema(required = true, examples = "skill") String kind,

            @Schema(required = true, description = "Importance there, 1 to 5")
            double importance,

            @Schema(required = true, description = "Level asked for here, 0 to 7")
            double here,

            @Schema(required = true, description = "Level asked for there, 0 to 7")
            double there) {

        static MoveSkill of(SkillVector.Gap gap) {
            return new MoveSkill(
                    gap.element().name(),
                    gap.element().kind(),
                    gap.element().importance(),
                    gap.here(),
                    gap.element().level());
        }
    }

    @Schema(name = "Relatedness", description = "How near a publisher holds the two occupations to be")
    record Relatedness(
            @Schema(required = true, description = "primaryShort, primaryLong or supplemental, the nearest first")
            String tier,

            @Schema(required = true, description = "Place in the publisher's list, 1 is the nearest")
            int position,

            @Schema(required = true) String release) {}

    @Schema(name = "Move", description = "A career to go on to, and what it takes")
    record Move(
            @Schema(required = true) String id,
            @Schema(required = true) String slug,
            @Schema(required = true) String title,
            @Schema(required = true) String seniority,

            @Schema(nullable = true, description = "Job zone there minus job zone here; null where one has none")
            Integer jobZoneStep,

            @Schema(nullable = true, description = "Cosine of the rated skills, 0 to 1; null where one is not rated")
            Double similarity,

            @Schema(nullable = true) Relatedness relatedness,

            @Schema(required = true, description = "Whether the career's own page names it")
            boolean named,

            @Schema(required = true, description = "Important there and asked for here as much, at most ten")
            List<MoveSkill> sharedSkills,

            @Schema(
                    required = true,
                    description = "Important there and asked for here less, the widest gap first, at most ten")
            List<MoveSkill> missingSkills,

            @Schema(required = true, description = "Named skills that both have")
            List<String> sharedNames,

            @Schema(required = true, description = "Named skills that only the other has")
            List<String> missingNames,

            @Schema(required = true, description = "Releases that the ratings and tiers are from")
            List<String> evidence) {}

    private record Role(String id, String slug, String title, String seniority, Integer jobZone, List<String> skills) {}

    private static final class Step {
        Relatedness relatedness;
        boolean named;
    }

    private record Vector(SkillVector vector, Set<String> releases) {}

    /** The moves from a role, the nearest first. */
    List<Move> from(Connection connection, String id, int limit) throws SQLException {
        Map<String, Step> steps = steps(connection, List.of(id)).getOrDefault(id, new LinkedHashMap<>());
        try (PreparedStatement select = connection.prepareStatement(FAMILY)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.computeIfAbsent(row.getString(1), r -> new Step());
                }
            }
        }
        return moves(connection, id, steps).stream().limit(limit).toList();
    }

    private List<Move> moves(Connection connection, String id, Map<String, Step> steps) throws SQLException {
        Set<String> ids = new TreeSet<>(steps.keySet());
        ids.add(id);
        Map<String, Role> roles = roles(connection, ids);
        Map<String, Vector> vectors = vectors(connection, ids);
        Role here = roles.get(id);
        if (here == null) {
            return List.of();
        }
        Map<Move, Double> scores = new HashMap<>();
        List<Move> moves = new ArrayList<>();
        steps.forEach((to, step) -> {
            Role there = roles.get(to);
            if (there != null && !to.equals(id)) {
                Move move = move(here, there, step, vectors.get(id), vectors.get(to));
                moves.add(move);
                scores.put(
                        move,
                        (move.similarity() == null ? 0 : move.similarity())
                                + (step.relatedness == null ? 0 : TIERS.getOrDefault(step.relatedness.tier(), 0.0))
                                + (step.named ? NAMED : 0));
            }
        });
        moves.sort(Comparator.comparing((Move m) -> scores.get(m)).reversed().thenComparing(Move::id));
        return moves;
    }

    private static Move move(Role here, Role there, Step step, Vector from, Vector to) {
        boolean rated = from != null && to != null;
        SkillOverlap names = SkillOverlap.of(here.skills(), there.skills());
        Set<String> evidence = new TreeSet<>();
        if (rated) {
            evidence.addAll(from.releases());
            evidence.addAll(to.releases());
        }
        if (step.relatedness != null) {
            evidence.add(step.relatedness.release());
        }
        return new Move(
                there.id(),
                there.slug(),
                there.title(),
                there.seniority(),
                here.jobZone() == null || there.jobZone() == null ? null : there.jobZone() - here.jobZone(),
                rated ? Math.round(1000 * from.vector().similarity(to.vector())) / 1000.0 : null,
                step.relatedness,
                step.named,
                rated ? skills(from.vector().shared(to.vector())) : List.of(),
                rated ? skills(from.vector().missing(to.vector())) : List.of(),
                names.shared(),
                names.missing(),
                List.copyOf(evidence));
    }

    private static List<MoveSkill> skills(List<SkillVector.Gap> gaps) {
        return gaps.stream().limit(MOST_SKILLS).map(MoveSkill::of).toList();
    }

    /** The shortest way in related careers and those that pages name, move by move; empty where none has four or fewer. */
    Optional<List<Move>> path(Connection connection, String from, String to) throws SQLException {
        Map<String, String> cameFrom = new HashMap<>();
        cameFrom.put(from, null);
        Set<String> frontier = Set.of(from);
        for (int step = 0; step < LONGEST_PATH && !cameFrom.containsKey(to) && !frontier.isEmpty(); step++) {
            Map<String, Map<String, Step>> next = steps(connection, frontier);
            Set<String> reached = new LinkedHashSet<>();
            for (String here : new TreeSet<>(next.keySet())) {
                next.get(here).keySet().forEach(there -> {
                    if (cameFrom.putIfAbsent(there, here) == null && !there.equals(from)) {
                        reached.add(there);
                    }
                });
            }
            frontier = reached;
        }
        if (!cameFrom.containsKey(to)) {
            return Optional.empty();
        }
        List<Move> path = new ArrayList<>();
        for (String there = to; !there.equals(from); there = cameFrom.get(there)) {
            String here = cameFrom.get(there);
            Step step = steps(connection, List.of(here)).get(here).get(there);
            path.addFirst(moves(connection, here, Map.of(there, step)).getFirst());
        }
        return Optional.of(path);
    }

    private static Map<String, Map<String, Step>> steps(Connection connection, Collection<String> from)
            throws SQLException {
        Map<String, Map<String, Step>> steps = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(STEPS)) {
            select.setArray(1, connection.createArrayOf("text", from.toArray()));
            select.setArray(2, connection.createArrayOf("text", from.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String here = row.getString(1);
                    String there = row.getString(2);
                    if (here.equals(there)) {
                        continue;
                    }
                    Step step = steps.computeIfAbsent(here, id -> new LinkedHashMap<>())
                            .computeIfAbsent(there, id -> new Step());
                    step.named |= row.getBoolean(6);
                    if (row.getString(3) != null
                            && (step.relatedness == null || row.getInt(4) < step.relatedness.position())) {
                        step.relatedness = new Relatedness(row.getString(3), row.getInt(4), row.getString(5));
                    }
                }
            }
        }
        return steps;
    }

    private static Map<String, Role> roles(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Role> roles = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ROLES)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    roles.put(
                            row.getString(1),
                            new Role(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5, Integer.class),
                                    List.of((String[]) row.getArray(6).getArray())));
                }
            }
        }
        return roles;
    }

    private static Map<String, Vector> vectors(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, List<SkillVector.Element>> elements = new HashMap<>();
        Map<String, Set<String>> releases = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(RATINGS)) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    elements.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                            .add(new SkillVector.Element(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getDouble(5),
                                    row.getDouble(6)));
                    releases.computeIfAbsent(row.getString(1), id -> new TreeSet<>())
                            .add(row.getString(7));
                }
            }
        }
        Map<String, Vector> vectors = new HashMap<>();
        elements.forEach((id, rated) -> vectors.put(id, new Vector(new SkillVector(rated), releases.get(id))));
        return vectors;
    }
}
