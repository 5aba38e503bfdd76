package org.careeralmanac.gateway.web.model;

import java.util.List;

/**
 * Who says it.
 *
 * @param licence SPDX expression
 * @param attribution to be shown wherever its data is shown
 * @param kind official-statistics, survey, job-postings, self-reported, editorial or unattributed
 * @param releases ids of the releases used here
 */
public record Source(
        String id,
        String publisher,
        String title,
        String url,
        String licence,
        String attribution,
        String kind,
        List<String> releases) {

    /** A source that a figure names and the page does not describe. */
    public static Source unknown(String id) {
        return new Source(id, "", id, "", "", "", "", List.of());
    }

    public boolean unattributed() {
        return kind.equals("unattributed");
    }

    /** Publisher and title in one, as short as can be said. */
    public String name() {
        return publisher.isEmpty() || unattributed() ? title : publisher + ", " + title;
    }

    /** Who says it, for use beside a figure; the list of sources has the rest. */
    public String shortName() {
        return unattributed() ? "No publisher named" : publisher.isEmpty() ? title : publisher;
    }

    /** Only addresses of the web become links. */
    public boolean linked() {
        return url.startsWith("https://") || url.startsWith("http://");
    }
}
