package org.careeralmanac.roles.role;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.roles.RolesProblem;

/** A row of {@code role}. */
@Entity
@Table(name = "role")
public class RoleEntity extends PanacheEntityBase {

    @Id
    public String id;

    @Column(nullable = false)
    public String slug;

    @Column(name = "family_id", nullable = false)
    public String familyId;

    @Column(nullable = false)
    public String seniority;

    @Column(name = "merged_into")
    public String mergedInto;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    /**
     * The role by its id, locked until the transaction ends.
     *
     * @throws ProblemException {@code ROLE_NOT_FOUND}, or {@code ROLE_MERGED} where another took its place
     */
    public static RoleEntity forWriting(String id) {
        RoleEntity role = findById(id, LockModeType.PESSIMISTIC_WRITE);
        expectThere(id, role != null, role == null ? null : role.mergedInto);
        return role;
    }

    /**
     * As {@link #forWriting}, for what only a role that the public sees can undergo.
     *
     * @throws ProblemException also {@code ROLE_NOT_PUBLISHED} where it was made and never published
     */
    public static RoleEntity published(String id) {
        RoleEntity role = forWriting(id);
        boolean there = !getEntityManager()
                .createNativeQuery("SELECT 1 FROM role_profile WHERE role_id = :id LIMIT 1")
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
        if (!there) {
            throw new ProblemException(RolesProblem.ROLE_NOT_PUBLISHED, "'" + id + "' was never published.");
        }
        return role;
    }

    /** @throws ProblemException {@code ROLE_NOT_FOUND}, or {@code ROLE_MERGED} where another took its place */
    public static void expectThere(String id, boolean known, String mergedInto) {
        if (!known) {
            throw new ProblemException(RolesProblem.ROLE_NOT_FOUND, "There is no career with the id '" + id + "'.");
        }
        if (mergedInto != null) {
            throw new ProblemException(RolesProblem.ROLE_MERGED, "'%s' was merged into '%s'.".formatted(id, mergedInto))
                    .with("replacedBy", mergedInto);
        }
    }
}
