package org.careeralmanac.gateway.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale with round ticks, drawn over the percent {@code from} to {@code to} of a drawing.
 *
 * @param least the value at {@code from}, a multiple of {@code step}
 * @param most the value at {@code to}, a multiple of {@code step}
 * @param step between two ticks: 1, 2, 2.5 or 5 times a power of ten
 */
record Scale(double least, double most, double step, double from, double to) {

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** Below this part of the largest value, a scale that starts at zero wastes little and misleads nobody. */
    private static final double ZERO_IS_NEAR = 0.5;

    /**
     * @param least smallest value to be shown
     * @param most largest value to be shown
     * @param ticks about how many steps there should be
     */
    static Scale of(double least, double most, int ticks, double from, double to) {
        double low = least >= 0 && least <= most * ZERO_IS_NEAR ? 0 : least;
        double high = most > low ? most : low + Math.max(1, Math.abs(low) * 0.1);
        double raw = (high - low) / ticks;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = 10 * power;
        for (double round : ROUND) {
            if (round * power >= raw * 0.999) {
                step = round * power;
                break;
            }
        }
        return new Scale(Math.floor(low / step) * step, Math.ceil(high / step - 1e-9) * step, step, from, to);
    }

    /** Where a value lies, in percent of the drawing; values beyond the scale lie at its ends. */
    double at(double value) {
        double part = Math.clamp((value - least) / (most - least), 0, 1);
        return rounded(from + part * (to - from));
    }

    boolean beyond(double value) {
        return value > most;
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; least + i * step <= most + step / 2; i++) {
            ticks.add(least + i * step);
        }
        return ticks;
    }

    static double rounded(double percent) {
        return BigDecimal.valueOf(percent).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }
}
