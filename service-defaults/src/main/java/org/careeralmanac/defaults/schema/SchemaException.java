package org.careeralmanac.defaults.schema;

/** A schema that this build must not touch; the message says what its operator can do. */
public class SchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SchemaException(String message) {
        super(message);
    }
}
