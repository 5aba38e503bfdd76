package org.careeralmanac.salary.currency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.stream.Collectors;

/** A currency that pay is known in. */
@Entity
@Table(name = "currency")
public class CurrencyEntity extends PanacheEntityBase {

    @Id
    public String code;

    public String name;

    public Short digits;

    public String symbol;

    /** The codes of every currency. */
    public static Set<String> codes() {
        return CurrencyEntity.<CurrencyEntity>streamAll().map(c -> c.code).collect(Collectors.toUnmodifiableSet());
    }
}
