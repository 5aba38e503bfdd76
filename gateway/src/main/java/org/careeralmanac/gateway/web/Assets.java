package org.careeralmanac.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.careeralmanac.defaults.http.ETag;

/** Addresses of the static files, made so that a browser may keep each for good: they change with the content. */
@ApplicationScoped
class Assets {

    private final String stylesheet;

    Assets() {
        String path = "assets/almanac.css";
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources/" + path)) {
            stylesheet = "/" + path + "?v=" + ETag.of(in.readAllBytes()).replace("\"", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String stylesheet() {
        return stylesheet;
    }
}
