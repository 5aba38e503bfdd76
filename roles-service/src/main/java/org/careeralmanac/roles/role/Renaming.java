package org.careeralmanac.roles.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.careeralmanac.defaults.feed.Change;
import org.careeralmanac.defaults.feed.ChangeFeed;
import org.careeralmanac.defaults.problem.CommonProblem;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;
import org.careeralmanac.roles.page.Pages;

/** Gives a role another address. The old one keeps leading to it. */
@ApplicationScoped
public class Renaming {

    /** Addresses that are calls of the API. */
    public static final Set<String> RESERVED = Set.of("suggest", "resolve", "match");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 100;

    private final DataSource database;
    private final EntityManager entities;
    private final Pages pages;
    private final ChangeFeed feed;
    private final Clock clock;

    public Renaming(DataSource database, EntityManager entities, Pages pages, ChangeFeed feed, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.pages = pages;
        this.feed = feed;
        this.clock = clock;
    }

    /**
     * @return the position of the change
     * @throws ProblemException {@code BAD_BODY}, {@code SLUG_RESERVED}, {@code SLUG_TAKEN}, {@code ROLE_NOT_FOUND},
     *     {@code ROLE_MERGED}, {@code ROLE_NOT_PUBLISHED}
     */
    @Transactional
    public long rename(String id, String slug) throws SQLException {
        if (slug == null || slug.length() > LONGEST || !SLUG.matcher(slug).matches()) {
            throw new ProblemException(CommonProblem.BAD_BODY, "The slug cannot be used.")
                    .with(
                            "errors",
                            List.of(Map.of(
                                    "at",
                                    "/slug",
                                    "wrong",
                                    "expected lower-case letters and digits in parts joined by hyphens, at most "
                                            + LONGEST + " characters")));
        }
        if (RESERVED.contains(slug)) {
            throw new ProblemException(RolesProblem.SLUG_RESERVED, "'" + slug + "' is an address of the API.");
        }
        // Within this transaction the pool hands out the connection that the entities use as well.
        try (Connection connection = database.getConnection()) {
            pages.lock(connection);
            RoleEntity role = RoleEntity.published(id);
            RoleSlugEntity given = RoleSlugEntity.findById(slug);
            if (given == null) {
                given = new RoleSlugEntity();
                given.slug = slug;
                given.roleId = id;
                given.givenAt = clock.instant();
                given.persist();
            } else if (!given.roleId.equals(id)) {
                throw new ProblemException(
                                RolesProblem.SLUG_TAKEN,
                                "'%s' is or was an address of '%s'.".formatted(slug, given.roleId))
                        .with("takenBy", given.roleId);
            }
            role.slug = slug;
            entities.flush();
            List<String> touched = pages.rebuild(connection, List.of(id));
            return feed.append(
                    connection,
                    "role",
                    Change.Op.upsert,
                    id,
                    null,
                    Change.Touches.roles(touched.toArray(String[]::new)));
        }
    }
}
