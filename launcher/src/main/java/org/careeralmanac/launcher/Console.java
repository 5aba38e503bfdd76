package org.careeralmanac.launcher;

import java.io.PrintStream;

/** The words on the terminal. */
public final class Console {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Console(PrintStream out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    /** A step that is done: what, how it stands, and the seconds since the command began. */
    public void step(String name, String outcome) {
        say("  %-15s %-9s %5.1f s".formatted(name, outcome, seconds()));
    }

    public void step(String name, String outcome, String detail) {
        say("  %-15s %-9s %5.1f s   %s".formatted(name, outcome, seconds(), detail));
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
