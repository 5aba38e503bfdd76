package org.careeralmanac.launcher;

/** Something the person at the keyboard can act on; the message says what happened and what to do. */
public class LauncherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LauncherException(String message) {
        super(message);
    }

    public LauncherException(String message, Throwable cause) {
        super(message, cause);
    }
}
