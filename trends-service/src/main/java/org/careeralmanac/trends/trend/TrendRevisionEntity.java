package org.careeralmanac.trends.trend;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A revision of a trend, as its history lists it. Written by {@link TrendStore}, with the rows that belong to it. */
@Entity
@Immutable
@Table(name = "trend_revision")
public class TrendRevisionEntity extends PanacheEntityBase {

    @EmbeddedId
    public Key key;

    @Column(name = "release_id")
    public String release;

    @Column(name = "brought_by")
    public String broughtBy;

    public String author;

    public String note;

    @Column(name = "published_at")
    public Instant publishedAt;

    public String title;

    @Embeddable
    public record Key(@Column(name = "trend_id") String trend, String lang, Integer number) implements Serializable {}

    /** Newest first. */
    static List<TrendRevisionEntity> history(String trend) {
        return list("key.trend = ?1 order by key.lang, key.number desc", trend);
    }
}
