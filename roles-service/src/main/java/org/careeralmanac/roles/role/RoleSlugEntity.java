package org.careeralmanac.roles.role;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code role_slug}: every slug ever given. */
@Entity
@Table(name = "role_slug")
public class RoleSlugEntity extends PanacheEntityBase {

    @Id
    public String slug;

    @Column(name = "role_id", nullable = false, updatable = false)
    public String roleId;

    @Column(name = "given_at", nullable = false, updatable = false)
    public Instant givenAt;
}
