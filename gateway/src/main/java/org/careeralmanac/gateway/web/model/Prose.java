package org.careeralmanac.gateway.web.model;

import java.util.List;

/** What every section of roles-service has in common. */
public interface Prose {

    String intro();

    List<Group> groups();

    String outro();

    Image image();

    List<Caveat> caveats();

    /** @param area the part of the section it belongs to, or empty */
    record Group(String area, String title, List<Item> items) {}

    /** @param term what the text speaks of, or empty */
    record Item(String term, String text) {}

    record Image(String url, String alt, String licence) {

        /** Only pictures of this site are shown in place; a page asks nobody else for anything. */
        public boolean local() {
            return url.startsWith("/") && !url.startsWith("//");
        }
    }

    /** A section without typed fields. */
    record Plain(String intro, List<Group> groups, String outro, Image image, List<Caveat> caveats) implements Prose {}
}
