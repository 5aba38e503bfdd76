package org.careeralmanac.roles.revision;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of {@code revision}: one publish of one role. */
@Entity
@Table(name = "revision")
@IdClass(RevisionEntity.Key.class)
public class RevisionEntity extends PanacheEntityBase {

    /** A revision's identity. */
    public record Key(String roleId, int number) {}

    @Id
    @Column(name = "role_id")
    public String roleId;

    @Id
    public int number;

    @Column(nullable = false, updatable = false)
    public String author;

    @Column(nullable = false, updatable = false)
    public String note;

    @Column(name = "published_at", nullable = false, updatable = false)
    public Instant publishedAt;

    static Optional<RevisionEntity> newest(String roleId) {
        return find("roleId = ?1 order by number desc", roleId).firstResultOptional();
    }
}
