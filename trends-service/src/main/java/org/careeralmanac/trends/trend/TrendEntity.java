package org.careeralmanac.trends.trend;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The identity of a trend. */
@Entity
@Immutable
@Table(name = "trend")
public class TrendEntity extends PanacheEntityBase {

    @Id
    public String id;
}
