package org.careeralmanac.roles.catalogue;

import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.careeralmanac.defaults.catalogue.CatalogueFile;

/** The JSON Schemas that this service ships. */
public final class SchemaFiles {

    private SchemaFiles() {}

    /** @param name e.g. {@code career.schema.json} */
    public static String text(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("schema/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no schema " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Schema schema(String name) {
        return CatalogueFile.schema(text(name));
    }
}
