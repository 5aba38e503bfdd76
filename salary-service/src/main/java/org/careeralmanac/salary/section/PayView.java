package org.careeralmanac.salary.section;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.ProblemException;
import org.careeralmanac.salary.estimate.PayPeriod;
import org.careeralmanac.salary.estimate.Seniority;
import org.careeralmanac.salary.reconciliation.Levels;
import org.careeralmanac.salary.reconciliation.Scale;

/**
 * How a reader wants to see pay.
 *
 * @param area whose pay
 * @param currency ISO 4217
 * @param seniority whose, or null for the role's own
 * @param year per source the newest reference period that ends in or before it, or null for the newest
 * @param prices the year whose prices amounts are restated in, or null
 * @param priceArea the place whose price level they are restated at, or null
 * @param asOf the day whose knowledge is asked for, or null for the newest
 */
record PayView(
        String area,
        String currency,
        Seniority seniority,
        Integer year,
        Integer prices,
        String priceArea,
        LocalDate asOf) {

    /** The names of its parameters. */
    static final List<String> PARAMETERS =
            List.of("area", "asOf", "currency", "priceArea", "prices", "seniority", "year");

    static final PayView DEFAULT = new PayView("US", "USD", null, null, null, null, null);

    private static final String AREA = "an area that the almanac knows, such as US, US-CA or US-CBSA-41860";
    private static final String CURRENCY = "the ISO 4217 code of a currency, such as EUR";

    /** @throws ProblemException {@code BAD_PARAMETER} */
    static PayView of(
            String area, String currency, String seniority, String year, String prices, String priceArea, String asOf) {
        return new PayView(
                area == null ? DEFAULT.area : area("area", area),
                currency == null ? DEFAULT.currency : currency(currency),
                seniority == null ? null : RoleReference.seniority("seniority", seniority),
                year("year", year),
                year("prices", prices),
                priceArea == null ? null : area("priceArea", priceArea),
                Parameters.date("asOf", asOf));
    }

    /** Whether this is what a page shows that nobody asked anything special of. */
    boolean isDefault(RoleReference role) {
        return new PayView(
                        area, currency, seniority == role.seniority() ? null : seniority, year, prices, priceArea, asOf)
                .equals(DEFAULT);
    }

    Scale scale(RoleReference role) {
        return new Scale(
                currency,
                PayPeriod.year,
                area,
                seniority == null ? role.seniority() : seniority,
                year,
                prices,
                priceArea);
    }

    /** The area and the country around it. */
    String[] areas() {
        return Stream.of(area, Levels.country(area)).distinct().toArray(String[]::new);
    }

    static ProblemException unknownArea(String parameter, String given) {
        return ProblemException.badParameter(parameter, given, AREA);
    }

    ProblemException unknownCurrency() {
        return ProblemException.badParameter("currency", currency, CURRENCY);
    }

    private static String area(String parameter, String given) {
        if (given.length() > 40 || !given.matches("[A-Z]{2}(-[A-Z0-9]+)*|001")) {
            throw unknownArea(parameter, given);
        }
        return given;
    }

    private static String currency(String given) {
        if (!given.matches("[A-Z]{3}")) {
            throw ProblemException.badParameter("currency", given, CURRENCY);
        }
        return given;
    }

    private static Integer year(String parameter, String given) {
        if (given == null) {
            return null;
        }
        return Parameters.number(parameter, given, 1900, 2999, 0);
    }
}
