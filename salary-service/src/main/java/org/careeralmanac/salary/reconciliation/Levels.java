package org.careeralmanac.salary.reconciliation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.salary.estimate.Currency;

/**
 * The exchange rates and price levels on file for some estimates and one scale. Data only, so that the rule stays a pure
 * function; with {@link #none} nothing can be converted and everything says so.
 */
public final class Levels {

    private static final Currency DOLLAR = new Currency("USD", "$");

    private final Currency money;
    private final Map<String, Rate> rates;
    private final Map<String, PriceLevel> prices;
    private final Map<String, NavigableMap<Integer, Parity>> parities;
    private final Map<String, Source> sources;

    /**
     * A mean exchange rate over a reference period.
     *
     * @param perEuro units of the currency for one euro
     * @param targetPerEuro units of the scale's currency for one euro
     */
    public record Rate(String currency, String period, BigDecimal perEuro, BigDecimal targetPerEuro, String release) {}

    /**
     * Consumer prices of a country.
     *
     * @param level the index in the reference period
     * @param target the index in the year that prices are asked of; both on the same base
     */
    public record PriceLevel(String country, String period, BigDecimal level, BigDecimal target, String release) {}

    /** The price level of an area in a year, its country's own level in that year being 100. */
    public record Parity(String area, int year, BigDecimal level, String release) {}

    /**
     * @param money the scale's currency
     * @param sources whoever the releases are of
     */
    public Levels(
            Currency money,
            Collection<Rate> rates,
            Collection<PriceLevel> prices,
            Collection<Parity> parities,
            Collection<Source> sources) {
        this.money = money;
        this.rates =
                rates.stream().collect(Collectors.toMap(r -> r.currency() + ' ' + r.period(), Function.identity()));
        this.prices =
                prices.stream().collect(Collectors.toMap(p -> p.country() + ' ' + p.period(), Function.identity()));
        this.parities = parities.stream()
                .collect(Collectors.groupingBy(
                        Parity::area, Collectors.toMap(Parity::year, Function.identity(), (a, _) -> a, TreeMap::new)));
        this.sources = sources.stream().collect(Collectors.toMap(Source::id, Function.identity(), (a, _) -> a));
    }

    /** Nothing is on file. */
    public static Levels none() {
        return new Levels(DOLLAR, List.of(), List.of(), List.of(), List.of());
    }

    Currency money() {
        return money;
    }

    Optional<Rate> rate(String currency, String period) {
        return Optional.ofNullable(rates.get(currency + ' ' + period));
    }

    Optional<PriceLevel> prices(String country, String period) {
        return Optional.ofNullable(prices.get(country + ' ' + period));
    }

    /** The two price levels of the newest year up to one that both areas have, else of the oldest; empty without any. */
    Optional<List<Parity>> parity(String from, String to, int year) {
        NavigableMap<Integer, Parity> first = levels(from, to);
        NavigableMap<Integer, Parity> second = levels(to, from);
        TreeMap<Integer, Parity> both = new TreeMap<>(first);
        both.keySet().retainAll(second.keySet());
        if (both.isEmpty()) {
            return Optional.empty();
        }
        Integer at = both.floorKey(year) == null ? both.firstKey() : both.floorKey(year);
        return Optional.of(List.of(both.get(at), second.get(at)));
    }

    /** A country's own level is 100 in every year that one of its places has a level. */
    private NavigableMap<Integer, Parity> levels(String area, String other) {
        NavigableMap<Integer, Parity> own = parities.getOrDefault(area, new TreeMap<>());
        if (!own.isEmpty() || !area.equals(country(other))) {
            return own;
        }
        NavigableMap<Integer, Parity> country = new TreeMap<>();
        parities.getOrDefault(other, new TreeMap<>())
                .values()
                .forEach(p -> country.put(p.year(), new Parity(area, p.year(), BigDecimal.valueOf(100), p.release())));
        return country;
    }

    /** Whoever publishes a release. */
    Source source(String release) {
        return sources.get(release.substring(0, release.indexOf(':')));
    }

    /** The country that an area lies in: the beginning of its id. */
    public static String country(String area) {
        int dash = area.indexOf('-');
        return dash < 0 ? area : area.substring(0, dash);
    }
}
