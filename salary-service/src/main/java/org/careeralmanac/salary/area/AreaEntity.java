package org.careeralmanac.salary.area;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.stream.Collectors;

/** A place that pay is known for. */
@Entity
@Table(name = "area")
public class AreaEntity extends PanacheEntityBase {

    @Id
    public String id;

    public String kind;

    public String parent;

    /** The ids of every area. */
    public static Set<String> ids() {
        return AreaEntity.<AreaEntity>streamAll().map(a -> a.id).collect(Collectors.toUnmodifiableSet());
    }
}
