package org.careeralmanac.salary.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Locale;

/** Which role a job title means. */
@Entity
@Table(name = "title_role")
public class TitleRoleEntity extends PanacheEntityBase {

    /** Titles differ by more than their case or they are one. */
    @Embeddable
    public record Key(
            String lang, @Column(name = "title_key") String titleKey) implements Serializable {
        static Key of(String title) {
            return new Key("en", title.toLowerCase(Locale.ROOT));
        }
    }

    @EmbeddedId
    public Key key;

    public String title;

    @Column(name = "role_id")
    public String role;

    public String fit;

    public String origin;

    /** Adds or renews an entry of the starter catalogue; what a steward decided stays. */
    static void seed(StarterFiles.Title seed) {
        Key key = Key.of(seed.title());
        TitleRoleEntity known = findById(key);
        if (known == null) {
            TitleRoleEntity entry = new TitleRoleEntity();
            entry.key = key;
            entry.title = seed.title();
            entry.role = seed.role();
            entry.fit = seed.fit();
            entry.origin = "starter";
            entry.persist();
        } else if (known.origin.equals("starter")) {
            known.title = seed.title();
            known.role = seed.role();
            known.fit = seed.fit();
        }
    }
}
