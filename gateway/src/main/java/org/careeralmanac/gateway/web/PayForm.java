package org.careeralmanac.gateway.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.View;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Salary;

/**
 * What the forms of the pay section offer and what of it is chosen. They are plain forms: no script is needed.
 *
 * @param asOf the day whose knowledge the page shows, or empty
 * @param year chosen, or empty; prices and priceArea likewise
 */
public record PayForm(
        String slug,
        String asOf,
        List<Choice> areas,
        List<Choice> seniorities,
        List<Choice> currencies,
        String year,
        String prices,
        String priceArea,
        boolean changed) {

    private static final List<String> SENIORITIES = List.of("entry", "mid", "senior", "principal", "executive", "all");

    /** Those that the European Central Bank gives a rate for today; any other can be had by its address. */
    private static final List<String> CURRENCIES = List.of(
            "USD", "EUR", "GBP", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HKD", "HUF", "IDR", "ILS", "INR",
            "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "ZAR");

    /** @param chosen whether the page shows it */
    public record Choice(String value, String name, boolean chosen) {}

    /** @param salary the section, or null where there is none in this view */
    static PayForm of(CareerPage page, Salary salary, View asked) {
        Salary.View view = salary == null ? null : salary.view();
        String area = view == null ? (asked.get("area").isEmpty() ? "US" : asked.get("area")) : view.area();
        String currency =
                view == null ? (asked.get("currency").isEmpty() ? "USD" : asked.get("currency")) : view.currency();
        String seniority = view == null ? asked.get("seniority") : view.seniority();
        List<Choice> areas = new ArrayList<>();
        if (salary != null) {
            salary.byArea()
                    .forEach(a -> areas.add(new Choice(
                            a.area(),
                            a.name().isEmpty() ? Words.area(a.area()) : a.name(),
                            a.area().equals(area))));
        }
        if (areas.stream().noneMatch(Choice::chosen)) {
            areas.addFirst(new Choice(area, Words.area(area), true));
        }
        return new PayForm(
                page.slug(),
                page.asOf(),
                areas,
                SENIORITIES.stream()
                        .map(s -> new Choice(s, Words.seniority(s), s.equals(seniority)))
                        .toList(),
                Stream.concat(Stream.of(currency), CURRENCIES.stream())
                        .distinct()
                        .sorted()
                        .map(c -> new Choice(c, c, c.equals(currency)))
                        .toList(),
                asked.get("year"),
                asked.get("prices"),
                asked.get("priceArea"),
                !asked.isDefault());
    }

    /** Parameters as the query of an address, or nothing where there are none. */
    static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(p -> p.getKey() + "=" + RoleReference.encoded(p.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
