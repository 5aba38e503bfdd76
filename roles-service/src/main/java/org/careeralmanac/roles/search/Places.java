package org.careeralmanac.roles.search;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes out of a title what says where the work is done, not what it is. */
final class Places {

    private static final Set<String> WAYS = Set.of(
            "remote",
            "hybrid",
            "onsite",
            "on-site",
            "on site",
            "in office",
            "in-office",
            "wfh",
            "work from home",
            "fully remote",
            "remote us",
            "us remote",
            "remote usa",
            "remote only",
            "relocation",
            "usa",
            "us",
            "u.s.",
            "uk",
            "eu",
            "emea",
            "apac",
            "latam",
            "anywhere",
            "worldwide",
            "nationwide",
            "m/f/d",
            "f/m/d",
            "m/w/d",
            "f/m/x",
            "m/f/x",
            "d/f/m");

    private static final List<String> STATES = List.of(
            "Alabama",
            "Alaska",
            "Arizona",
            "Arkansas",
            "California",
            "Colorado",
            "Connecticut",
            "Delaware",
            "Florida",
            "Georgia",
            "Hawaii",
            "Idaho",
            "Illinois",
            "Indiana",
            "Iowa",
            "Kansas",
            "Kentucky",
            "Louisiana",
            "Maine",
            "Maryland",
            "Massachusetts",
            "Michigan",
            "Minnesota",
            "Mississippi",
            "Missouri",
            "Montana",
            "Nebraska",
            "Nevada",
            "New Hampshire",
            "New Jersey",
            "New Mexico",
            "New York",
            "North Carolina",
            "North Dakota",
            "Ohio",
            "Oklahoma",
            "Oregon",
            "Pennsylvania",
            "Rhode Island",
            "South Carolina",
            "South Dakota",
            "Tennessee",
            "Texas",
            "Utah",
            "Vermont",
            "Virginia",
            "Washington",
            "West Virginia",
            "Wisconsin",
            "Wyoming",
            "District of Columbia");

    private static final Set<String> STATE_CODES =
            Set.of(("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD "
                            + "MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC")
                    .split(" "));

    private static final Set<String> KNOWN = known();

    /** Brackets hold remarks: places, ways of working, reference numbers. */
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|\\{[^{}]*\\}");

    private static final Pattern PARTS = Pattern.compile("\\s+[-–—|@]\\s*|\\s*[-–—|@]\\s+|\\s*[,;|@]\\s*");
    private static final Pattern IN = Pattern.compile("(?i)\\s+(?:in|based in|at)\\s+([\\p{L} .]+)$");

    private Places() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(WAYS);
        STATES.forEach(s -> known.add(Words.folded(s)));
        for (String country : Locale.getISOCountries()) {
            known.add(Words.folded(Locale.of("", country).getDisplayCountry(Locale.ENGLISH)));
        }
        return known;
    }

    /** @param places what was taken out, as it stood there */
    record Split(String title, List<String> places) {}

    /** A city is known by the state or country after it: "Austin, TX". */
    static Split split(String given) {
        List<String> places = new java.util.ArrayList<>();
        String rest = BRACKETS.matcher(given).replaceAll(bracket -> {
            String inside =
                    bracket.group().substring(1, bracket.group().length() - 1).strip();
            if (Words.of(inside).isEmpty() || place(inside)) {
                places.add(inside);
                return " ";
            }
            return " ; " + java.util.regex.Matcher.quoteReplacement(inside) + " ; ";
        });
        List<String> parts = new java.util.ArrayList<>(Arrays.stream(PARTS.split(rest))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList());
        for (int i = parts.size() - 1; i > 0; i--) {
            boolean state = STATE_CODES.contains(parts.get(i).replaceAll("\\s+\\d{5}(-\\d{4})?$", ""));
            if (state || place(parts.get(i))) {
                places.add(parts.remove(i));
                // What stands between the title and a state or country is its city.
                if (i > 1 && !place(parts.get(i - 1)) && !WAYS.contains(Words.folded(places.getLast()))) {
                    places.add(parts.remove(i - 1));
                    i--;
                }
            }
        }
        String title = String.join(", ", parts);
        java.util.regex.Matcher in = IN.matcher(title);
        if (in.find() && place(in.group(1))) {
            places.add(in.group(1).strip());
            title = title.substring(0, in.start());
        }
        // "Remote ML Engineer", "ML Engineer Remote"
        for (String way : List.of("remote", "hybrid", "onsite")) {
            String without = title.replaceAll("(?i)\\b" + way + "\\b", " ").strip();
            if (without.length() < title.length() && !Words.of(without).isEmpty()) {
                places.add(way);
                title = without;
            }
        }
        return new Split(title, places);
    }

    private static boolean place(String text) {
        String folded = Words.folded(text);
        if (KNOWN.contains(folded)) {
            return true;
        }
        String[] parts = folded.split("\\s*[-,/|]\\s*|\\s+or\\s+");
        return parts.length > 1
                && Arrays.stream(parts)
                        .allMatch(p -> KNOWN.contains(p) || STATE_CODES.contains(p.toUpperCase(Locale.ROOT)));
    }
}
