package org.careeralmanac.salary.currency;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit of a currency is in US dollars, at the mean rate of a reference period, by the newest published rates.
 * Remembers what it was asked, so it is for one import.
 */
public final class UsdRates {

    private final Connection connection;
    private final Map<String, Map<String, Optional<BigDecimal>>> asked = new HashMap<>();

    public UsdRates(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param currency ISO 4217
     * @param period a reference period, or null where none is stated
     * @return empty where there is no rate
     */
    public Optional<BigDecimal> of(String currency, String period) throws SQLException {
        if (currency.equals("USD")) {
            return Optional.of(BigDecimal.ONE);
        }
        if (period == null) {
            return Optional.empty();
        }
        Map<String, Optional<BigDecimal>> inPeriod = asked.computeIfAbsent(period, p -> new HashMap<>());
        Optional<BigDecimal> known = inPeriod.get(currency);
        if (known == null) {
            known = query(currency, period);
            inPeriod.put(currency, known);
        }
        return known;
    }

    private Optional<BigDecimal> query(String currency, String period) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT mean_per_eur(id, 'USD', ?) / mean_per_eur(id, ?, ?)
                FROM visible_release(DATE '9999-12-31') WHERE source_id = 'ecb-rates'""")) {
            select.setString(1, period);
            select.setString(2, currency);
            select.setString(3, period);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getBigDecimal(1)).map(r -> r.round(MathContext.DECIMAL64))
                        : Optional.empty();
            }
        }
    }
}
