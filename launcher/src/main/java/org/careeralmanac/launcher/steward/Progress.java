package org.careeralmanac.launcher.steward;

import java.io.PrintStream;
import java.util.Locale;

/** How far something is: a bar that moves on a terminal, a line now and then elsewhere. */
public final class Progress {

    private static final int BAR = 30;

    /** Elsewhere than on a terminal a line is written for each such step. */
    private static final int STEP_PERCENT = 25;

    private final PrintStream out;
    private final boolean terminal;
    private String phase;
    private int told = -1;
    private int width;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether there is a person's terminal, on which a line can be written over. */
    public static boolean onTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    /**
     * @param now what is being done, e.g. {@code reading}
     * @param done of {@code total}; a total of 0 is not known
     * @param detail anything else, e.g. the rows so far, or empty
     */
    public synchronized void show(String now, long done, long total, String detail) {
        int percent = total <= 0 ? 0 : (int) Math.min(100, 100.0 * done / total);
        if (terminal) {
            int filled = percent * BAR / 100;
            String line = "  %-11s [%s%s] %3d %%  %s"
                    .formatted(now, "█".repeat(filled), "·".repeat(BAR - filled), percent, detail);
            // Blanks over what a longer line before has left.
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
            return;
        }
        int step = percent / STEP_PERCENT;
        if (!now.equals(phase) || step != told) {
            phase = now;
            told = step;
            out.println("  %s, %d %%%s".formatted(now, percent, detail.isEmpty() ? "" : ", " + detail));
            out.flush();
        }
    }

    /** Makes room for other lines. */
    public synchronized void end() {
        if (terminal && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
        phase = null;
        told = -1;
    }

    /** 1234567 as {@code 1,234,567}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Bytes for people. */
    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return "%.1f KB".formatted(bytes / 1e3);
        }
        return bytes < 1_000_000_000 ? "%.1f MB".formatted(bytes / 1e6) : "%.2f GB".formatted(bytes / 1e9);
    }
}
