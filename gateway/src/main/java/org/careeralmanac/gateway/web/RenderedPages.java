package org.careeralmanac.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.careeralmanac.defaults.http.ETag;

/**
 * Rendered pages, kept under the entity tag of the JSON that they were made from: a page changes with its JSON and with
 * nothing else, so there is nothing to expire.
 */
@ApplicationScoped
class RenderedPages {

    private final int mostBytes;
    private final Map<String, Rendered> pages = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    RenderedPages(WebConfig config) {
        this.mostBytes = config.keptBytes();
    }

    /** @param etag strong and quoted */
    record Rendered(byte[] html, String etag) {

        static Rendered of(String html) {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            return new Rendered(bytes, ETag.of(bytes));
        }
    }

    /**
     * @param key what the page was made from
     * @param render makes the page where it is not kept; may run twice at once, with the same outcome
     */
    Rendered get(String key, Supplier<String> render) {
        synchronized (pages) {
            Rendered kept = pages.get(key);
            if (kept != null) {
                return kept;
            }
        }
        Rendered made = Rendered.of(render.get());
        synchronized (pages) {
            Rendered before = pages.put(key, made);
            bytes += made.html().length - (before == null ? 0 : before.html().length);
            Iterator<Rendered> oldest = pages.values().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= oldest.next().html().length;
                oldest.remove();
            }
        }
        return made;
    }
}
