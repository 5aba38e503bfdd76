package org.careeralmanac.roles.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.careeralmanac.defaults.http.ETag;

/**
 * Keeps the tables of search true, inside the transaction that changes what roles are found by.
 *
 * <p>The impact of a word on a role is {@code s / (s + 0.5)} with {@code s} the sum, over the texts of the role that have
 * the word, of the text's weight divided by its number of words. It is the saturation of BM25 with each text normalised by
 * its own length (BM25F: Robertson, Zaragoza, Taylor 2004, "Simple BM25 extension to multiple weighted fields"), without
 * averages over all roles, so that a role's impacts change only when the role does. The rarity of a word is put in when
 * somebody asks ({@link QueryPlan}).
 */
@ApplicationScoped
public class SearchIndex {

    private static final double SATURATION = 0.5;
    private static final int BATCH = 500;

    /** Lexemes have at most this many positions, all at this place: order does not matter here. */
    private static final String POSITION = ":1";

    private final ObjectMapper json;

    public SearchIndex(ObjectMapper json) {
        this.json = json;
    }

    /** What a text is, in the order in which a match on it is worth telling. */
    enum Kind {
        title('A', 3),
        alternateTitle('B', 1),
        code('C', 1),
        occupation('C', 0.5),
        skill('C', 0.5),
        technology('D', 0.25);

        final char label;
        final double weight;

        Kind(char label, double weight) {
            this.label = label;
            this.weight = weight;
        }
    }

    record Text(Kind kind, String text, double weight, List<String> words) {}

    private static final class Document {
        final String role;
        final String family;
        final String seniority;
        String title;
        Integer jobZone;
        final List<Text> texts = new ArrayList<>();
        final Set<String> interests = new TreeSet<>();
        final Set<String> technologies = new TreeSet<>();
        /** The names of skills and technologies by their folded ones. */
        final Map<String, String> skills = new TreeMap<>();

        final Set<String> codes = new TreeSet<>();
        final Set<String> wider = new TreeSet<>();

        Document(String role, String family, String seniority) {
            this.role = role;
            this.family = family;
            this.seniority = seniority;
        }
    }

    private static final String HEADS =
            "SELECT id, family_id, seniority FROM role WHERE merged_into IS NULL AND id = ANY (?)";

    /** Whatever led to a role that was merged leads to the one that took its place. */
    private static final String TITLES = """
            SELECT coalesce(r.merged_into, r.id), t.title, t.kind = 'main' AND r.merged_into IS NULL
            FROM role r JOIN role_title t ON t.role_id = r.id AND t.lang = 'en'
            WHERE r.id = ANY (?) OR r.merged_into = ANY (?)
            ORDER BY 3 DESC, 2""";

    private static final String OCCUPATIONS =
            "SELECT role_id, scheme, code, title, fit FROM role_occupation WHERE role_id = ANY (?) ORDER BY position";

    /** What somebody wrote down says more than what was taken from the facts of a role that nobody wrote. */
    private static final String SKILLS = """
            SELECT s.role_id, s.name, EXISTS (SELECT FROM generated_role g WHERE g.role_id = s.role_id)
            FROM role_skill s WHERE s.role_id = ANY (?) ORDER BY s.position""";

    /** The releases that count now. */
    private static final String VISIBLE = " JOIN visible_release(DATE '9999-12-31') v ON v.id = f.release_id ";

    private static final String OTHER_NAMES =
            """
            SELECT o.role_id, f.title, f.short_title FROM role_occupation o JOIN occupation_title f USING (scheme, code)""" + VISIBLE + "WHERE o.role_id = ANY (?) AND o.fit = 'exact' ORDER BY o.role_id, f.kind, f.position";

    /**
     * Those of a wider occupation are only perhaps this role's, those that postings for it often name say more than others,
     * and one of few says a little more than one of many; none says as much as a skill that somebody wrote down.
     */
    private static final String TECHNOLOGIES = """
            SELECT o.role_id, f.name, bool_or(f.hot), min(o.fit) = 'exact', bool_or(f.in_demand),
                   count(*) OVER (PARTITION BY o.role_id)
            FROM role_occupation o JOIN occupation_technology f USING (scheme, code)""" + VISIBLE + """
            WHERE o.role_id = ANY (?) AND o.fit IN ('exact', 'broader') GROUP BY 1, 2 ORDER BY 1, 2""";

    /** The zone of the occupation that fits best. */
    private static final String JOB_ZONES = """
            SELECT DISTINCT ON (o.role_id) o.role_id, f.zone
            FROM role_occupation o JOIN job_zone f USING (scheme, code)""" + VISIBLE + """
            WHERE o.role_id = ANY (?)
            ORDER BY o.role_id, array_position(ARRAY['exact', 'narrower', 'broader', 'related'], o.fit), o.position""";

    /** The two interests that the best-fitting occupation is rated highest for. */
    private static final String INTERESTS = """
            SELECT role_id, name FROM (
                SELECT o.role_id, f.name, row_number() OVER (
                    PARTITION BY o.role_id
                    ORDER BY array_position(ARRAY['exact', 'narrower', 'broader', 'related'], o.fit), o.position,
                             f.value DESC, f.element) AS place
                FROM role_occupation o JOIN element_rating f USING (scheme, code)""" + VISIBLE + """
                WHERE o.role_id = ANY (?) AND f.kind = 'interest' AND f.scale = 'OI' AND f.value IS NOT NULL) ranked
            WHERE place <= 2""";

    /**
     * Codes and labels of other taxonomies that a crosswalk leads to: one step in either direction, and two to ISCO by way of
     * the SOC of 2010, which is what its crosswalk was made for.
     */
    private static final String LABELS = """
            WITH step AS MATERIALIZED (
                SELECT f.from_scheme, f.from_code, f.to_scheme, f.to_code, f.fit FROM crosswalk_edge f""" + VISIBLE + """
                UNION SELECT f.to_scheme, f.to_code, f.from_scheme, f.from_code, f.fit FROM crosswalk_edge f""" + VISIBLE + """
                ),
            own AS (
                SELECT role_id, scheme, code, fit = 'exact' AS exact FROM role_occupation
                WHERE role_id = ANY (?) AND fit IN ('exact', 'narrower')),
            reached AS (
                SELECT o.role_id, e.to_scheme AS scheme, e.to_code AS code,
                       o.exact AND e.fit IN ('exact', 'narrower') AS same
                FROM own o JOIN step e ON e.from_scheme = o.scheme AND e.from_code = o.code
                UNION ALL
                SELECT o.role_id, e.to_scheme, e.to_code, o.exact AND s.fit = 'exact' AND e.fit IN ('exact', 'narrower')
                FROM own o
                JOIN step s ON s.from_scheme = o.scheme AND s.from_code = o.code AND s.to_scheme = 'SOC-2010'
                JOIN step e ON e.from_scheme = 'SOC-2010' AND e.from_code = s.to_code AND e.to_scheme = 'ISCO-08')
            SELECT r.role_id, f.scheme, f.code, f.label, bool_or(r.same)
            FROM reached r
            JOIN taxonomy_label f ON f.scheme = r.scheme AND f.code = r.code AND f.lang = 'en'""" + VISIBLE + """
            WHERE f.scheme IN ('ISCO-08', 'ESCO') AND f.label NOT LIKE 'http%'
            GROUP BY r.role_id, f.scheme, f.code, f.label
            ORDER BY r.role_id, f.scheme, f.code, min(f.position), f.label""";

    /** Makes them follow the roles again. What did not change is not written. */
    public void rebuild(Connection publishing, Collection<String> roles) throws SQLException {
        List<String> all = List.copyOf(roles);
        for (int from = 0; from < all.size(); from += BATCH) {
            batch(publishing, all.subList(from, Math.min(from + BATCH, all.size())));
        }
    }

    /** Fills the tables from nothing. */
    public void rebuildAll(Connection publishing) throws SQLException {
        for (String sql : List.of(
                "DELETE FROM search_posting",
                "DELETE FROM search_document",
                "DELETE FROM search_word WHERE word <> ''",
                "UPDATE search_word SET roles = 0",
                "DELETE FROM search_skill")) {
            try (PreparedStatement statement = publishing.prepareStatement(sql)) {
                statement.executeUpdate();
            }
        }
        List<String> roles = new ArrayList<>();
        try (PreparedStatement select = publishing.prepareStatement("SELECT id FROM role ORDER BY id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                roles.add(row.getString(1));
            }
        }
        rebuild(publishing, roles);
    }

    private void batch(Connection publishing, List<String> ids) throws SQLException {
        Map<String, Document> documents = read(publishing, ids);
        documents.values().removeIf(d -> d.title == null);
        Map<String, String> stored = new HashMap<>();
        rows(
                publishing,
                "SELECT role_id, fingerprint FROM search_document WHERE role_id = ANY (?)",
                ids,
                row -> stored.put(row.getString(1), row.getString(2)));
        Map<String, String> fingerprints = new HashMap<>();
        documents.forEach((id, d) -> fingerprints.put(id, fingerprint(d)));
        Set<String> stale = new HashSet<>(stored.keySet());
        stale.removeIf(id -> stored.get(id).equals(fingerprints.get(id)));
        remove(publishing, stale);
        documents.values().removeIf(d -> stored.containsKey(d.role) && !stale.contains(d.role));
        insert(publishing, documents.values(), fingerprints);
    }

    private static Map<String, Document> read(Connection publishing, List<String> ids) throws SQLException {
        Map<String, Document> documents = new LinkedHashMap<>();
        rows(
                publishing,
                HEADS,
                ids,
                row -> documents.put(
                        row.getString(1), new Document(row.getString(1), row.getString(2), row.getString(3))));
        Set<String> said = new HashSet<>();
        rows(publishing, TITLES, ids, row -> {
            Document document = documents.get(row.getString(1));
            String title = row.getString(2);
            // Two titles that differ in case alone are one.
            if (document == null || !said.add(document.role + '\n' + Words.folded(title))) {
                return;
            }
            if (row.getBoolean(3)) {
                document.title = title;
            }
            add(document, row.getBoolean(3) ? Kind.title : Kind.alternateTitle, title, 1);
        });
        rows(publishing, OCCUPATIONS, ids, row -> {
            Document document = documents.get(row.getString(1));
            if (document == null) {
                return;
            }
            double fit =
                    switch (row.getString(5)) {
                        case "exact" -> 2;
                        case "related" -> 0.5;
                        default -> 1;
                    };
            String scheme = row.getString(2);
            String code = row.getString(3);
            add(document, Kind.code, code, fit);
            document.codes.add(code.toLowerCase(Locale.ROOT));
            document.codes.add((scheme + ':' + code).toLowerCase(Locale.ROOT));
            if (scheme.startsWith("ONET-SOC-") && code.indexOf('.') > 0) {
                document.wider.add(code.substring(0, code.indexOf('.')));
            }
            add(document, Kind.occupation, row.getString(4), fit);
        });
        // O*NET's codes are those of the SOC with two more digits; a code that the role names itself says how well it
        // fits.
        documents
                .values()
                .forEach(d -> d.wider.stream().filter(d.codes::add).forEach(soc -> add(d, Kind.code, soc, 1)));
        rows(publishing, SKILLS, ids, row -> {
            Document document = documents.get(row.getString(1));
            if (document != null) {
                document.skills.putIfAbsent(Words.folded(row.getString(2)), row.getString(2));
                add(document, Kind.skill, row.getString(2), row.getBoolean(3) ? 0.5 : 1);
            }
        });
        facts(publishing, ids, documents, said);
        return documents;
    }

    /** What published facts about the occupations of the roles add. */
    private static void facts(
            Connection publishing, List<String> ids, Map<String, Document> documents, Set<String> said)
            throws SQLException {
        rows(publishing, OTHER_NAMES, ids, row -> {
            for (int column = 2; column <= 3; column++) {
                Document document = documents.get(row.getString(1));
                String title = row.getString(column);
                if (document != null && title != null && said.add(document.role + '\n' + Words.folded(title))) {
                    add(document, Kind.alternateTitle, title, 1);
                }
            }
        });
        rows(publishing, TECHNOLOGIES, ids, row -> {
            Document document = documents.get(row.getString(1));
            if (document != null) {
                double fit = row.getBoolean(4) ? 1 : 0.5;
                double demand = row.getBoolean(5) ? 1.5 : 1;
                technology(document, row.getString(2), fit * demand * (1 + 0.2 / row.getInt(6)));
                document.skills.putIfAbsent(Words.folded(row.getString(2)), row.getString(2));
                if (row.getBoolean(3)) {
                    document.technologies.add(row.getString(2));
                }
            }
        });
        rows(publishing, JOB_ZONES, ids, row -> {
            if (documents.containsKey(row.getString(1))) {
                documents.get(row.getString(1)).jobZone = row.getInt(2);
            }
        });
        rows(publishing, INTERESTS, ids, row -> {
            if (documents.containsKey(row.getString(1))) {
                documents.get(row.getString(1)).interests.add(row.getString(2));
            }
        });
        rows(publishing, LABELS, ids, row -> {
            Document document = documents.get(row.getString(1));
            if (document == null) {
                return;
            }
            double fit = row.getBoolean(5) ? 1 : 0.5;
            String scheme = row.getString(2);
            String code = row.getString(3);
            document.codes.add((scheme + ':' + code).toLowerCase(Locale.ROOT));
            if (document.codes.add(code.toLowerCase(Locale.ROOT))) {
                add(document, Kind.code, code, fit);
            }
            add(document, Kind.occupation, row.getString(4), fit);
        });
    }

    /** A technology that is among the skills already counts once, as whichever says more. */
    private static void technology(Document document, String name, double factor) {
        if (document.skills.containsKey(Words.folded(name))) {
            double weight = Kind.technology.weight * factor;
            boolean less = document.texts.removeIf(t ->
                    t.kind() == Kind.skill && t.weight() < weight && t.text().equalsIgnoreCase(name));
            if (!less) {
                return;
            }
        }
        add(document, Kind.technology, name, factor);
    }

    private static void add(Document document, Kind kind, String text, double factor) {
        document.texts.add(new Text(kind, text, kind.weight * factor, Words.of(text)));
    }

    /** Of all that is stored, so that a build with other rules writes anew what differs under them. */
    private static String fingerprint(Document d) {
        List<Object> parts = new ArrayList<>(d.texts);
        d.texts.forEach(text -> parts.add(Seniority.without(text.words())));
        parts.add(impacts(d));
        parts.add(List.of(d.title, d.family, d.seniority, String.valueOf(d.jobZone)));
        parts.add(List.of(d.interests, d.technologies, d.skills, d.codes));
        return ETag.of(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** For each word, how much it says about the role. */
    private static Map<String, Float> impacts(Document document) {
        Map<String, Double> sums = new TreeMap<>();
        for (Text text : document.texts) {
            for (String word : new HashSet<>(text.words())) {
                sums.merge(word, text.weight() / text.words().size(), Double::sum);
            }
        }
        Map<String, Float> impacts = new TreeMap<>();
        sums.forEach((word, sum) -> impacts.put(word, (float) (sum / (sum + SATURATION))));
        return impacts;
    }

    /** The words as a tsvector, each with the best label that it has. */
    private static String document(Document document) {
        Map<String, Character> labels = new TreeMap<>();
        for (Text text : document.texts) {
            for (String word : text.words()) {
                labels.merge(word, text.kind().label, (a, b) -> a < b ? a : b);
            }
        }
        StringBuilder vector = new StringBuilder();
        labels.forEach((word, label) -> vector.append('\'')
                .append(word)
                .append('\'')
                .append(POSITION)
                .append(label)
                .append(' '));
        return vector.toString();
    }

    private static void remove(Connection publishing, Set<String> roles) throws SQLException {
        if (roles.isEmpty()) {
            return;
        }
        update(publishing, """
                UPDATE search_word w SET roles = w.roles - gone.n
                FROM (SELECT word, count(*) AS n
                      FROM search_document d, unnest(tsvector_to_array(d.document) || ''::text) AS word
                      WHERE d.role_id = ANY (?) GROUP BY word) gone
                WHERE w.word = gone.word""", roles);
        update(publishing, """
                UPDATE search_skill s SET roles = s.roles - gone.n
                FROM (SELECT skill, count(*) AS n FROM search_document d, unnest(d.skills) AS skill
                      WHERE d.role_id = ANY (?) GROUP BY skill) gone
                WHERE s.folded = gone.skill""", roles);
        // By word as well, since that is how postings are ordered.
        update(publishing, """
                DELETE FROM search_posting p
                USING search_document d, unnest(tsvector_to_array(d.document)) AS had
                WHERE d.role_id = ANY (?) AND p.word = had AND p.role_id = d.role_id""", roles);
        update(publishing, "DELETE FROM search_title WHERE role_id = ANY (?)", roles);
        update(publishing, "DELETE FROM search_document WHERE role_id = ANY (?)", roles);
    }

    private void insert(Connection publishing, Collection<Document> documents, Map<String, String> fingerprints)
            throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        List<String> words = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        List<Float> impacts = new ArrayList<>();
        Map<String, Integer> counts = new TreeMap<>();
        counts.put("", documents.size());
        Map<String, String> skills = new TreeMap<>();
        Map<String, Integer> skilled = new TreeMap<>();
        try (PreparedStatement insert = publishing.prepareStatement("""
                        INSERT INTO search_document (role_id, title, document, texts, family_id, seniority, job_zone,
                            interests, technologies, skills, codes, fingerprint)
                        VALUES (?, ?, ?::tsvector, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement title = publishing.prepareStatement(
                        "INSERT INTO search_title (role_id, title, main, folded, words, bare) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Document d : documents) {
                insert.setString(1, d.role);
                insert.setString(2, d.title.toLowerCase(Locale.ROOT));
                insert.setString(3, document(d));
                insert.setString(4, texts(d));
                insert.setString(5, d.family);
                insert.setString(6, d.seniority);
                insert.setObject(7, d.jobZone, java.sql.Types.SMALLINT);
                insert.setArray(8, array(publishing, d.interests));
                insert.setArray(9, array(publishing, d.technologies));
                insert.setArray(10, array(publishing, d.skills.keySet()));
                insert.setArray(11, array(publishing, d.codes));
                insert.setString(12, fingerprints.get(d.role));
                insert.addBatch();
                for (Text text : d.texts) {
                    if (text.kind() == Kind.title || text.kind() == Kind.alternateTitle) {
                        String folded = Words.folded(text.text());
                        title.setString(1, d.role);
                        title.setString(2, text.text());
                        title.setBoolean(3, text.kind() == Kind.title);
                        title.setString(4, folded.length() <= 400 ? folded : folded.substring(0, 400));
                        title.setString(5, Words.key(text.words()));
                        title.setString(6, Words.key(Seniority.without(text.words())));
                        title.addBatch();
                    }
                }
                d.skills.forEach((folded, name) -> {
                    skills.merge(folded, name, (a, b) -> a.compareTo(b) < 0 ? a : b);
                    skilled.merge(folded, 1, Integer::sum);
                });
                impacts(d).forEach((word, impact) -> {
                    words.add(word);
                    roles.add(d.role);
                    impacts.add(impact);
                    counts.merge(word, 1, Integer::sum);
                });
            }
            insert.executeBatch();
            title.executeBatch();
        }
        try (PreparedStatement insert = publishing.prepareStatement("""
                INSERT INTO search_posting (word, role_id, impact)
                SELECT * FROM unnest(?::text[], ?::text[], ?::real[])""")) {
            insert.setArray(1, array(publishing, words));
            insert.setArray(2, array(publishing, roles));
            insert.setArray(3, publishing.createArrayOf("float4", impacts.toArray()));
            insert.executeUpdate();
        }
        try (PreparedStatement insert = publishing.prepareStatement("""
                INSERT INTO search_word (word, roles) SELECT * FROM unnest(?::text[], ?::integer[])
                ON CONFLICT (word) DO UPDATE SET roles = search_word.roles + excluded.roles""")) {
            insert.setArray(1, array(publishing, counts.keySet()));
            insert.setArray(2, publishing.createArrayOf("int4", counts.values().toArray()));
            insert.executeUpdate();
        }
        // Publishers write a name in several ways; whichever came first, the same one is shown.
        try (PreparedStatement insert = publishing.prepareStatement("""
                INSERT INTO search_skill (folded, name, roles) SELECT * FROM unnest(?::text[], ?::text[], ?::integer[])
                ON CONFLICT (folded) DO UPDATE
                SET roles = search_skill.roles + excluded.roles, name = least(search_skill.name, excluded.name)""")) {
            insert.setArray(1, array(publishing, skills.keySet()));
            insert.setArray(2, array(publishing, skills.values()));
            insert.setArray(3, publishing.createArrayOf("int4", skilled.values().toArray()));
            insert.executeUpdate();
        }
    }

    private String texts(Document document) {
        try {
            return json.writeValueAsString(document.texts.stream()
                    .map(t -> List.of(t.kind().name(), t.text()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.sql.Array array(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static void update(Connection publishing, String sql, Collection<String> roles) throws SQLException {
        try (PreparedStatement statement = publishing.prepareStatement(sql)) {
            statement.setArray(1, array(publishing, roles));
            statement.executeUpdate();
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Runs a query of which every parameter is the list of roles. */
    private static void rows(Connection connection, String sql, Collection<String> roles, RowReader reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= select.getParameterMetaData().getParameterCount(); i++) {
                select.setArray(i, array(connection, roles));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
