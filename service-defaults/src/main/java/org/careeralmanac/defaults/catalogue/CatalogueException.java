package org.careeralmanac.defaults.catalogue;

import java.util.List;
import java.util.stream.Collectors;

/** A catalogue cannot be loaded; nothing of it was. */
public final class CatalogueException extends RuntimeException {

    /**
     * One thing that is wrong.
     *
     * @param file the file's name within the catalogue
     * @param line its line, counted from 1, or 0 where the file as a whole is meant
     * @param field JSON Pointer to the field, empty for the document
     * @param wrong what is wrong and what would be right
     */
    public record Fault(String file, int line, String field, String wrong) {
        @Override
        public String toString() {
            return "%s:%d: %s: %s".formatted(file, line, field.isEmpty() ? "/" : field, wrong);
        }
    }

    private final transient List<Fault> faults;

    public CatalogueException(List<Fault> faults) {
        super(faults.stream()
                .map(Fault::toString)
                .collect(Collectors.joining("\n", "The catalogue has errors:\n", "")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
