package org.careeralmanac.trends.series;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Fewer points for drawing, by largest triangle three buckets: Sveinn Steinarsson, "Downsampling Time Series for Visual
 * Representation", University of Iceland, 2013, section 4.2. Beyond the paper the lowest and the highest point are always
 * kept, and so are the edges of each gap with one missing point between them, so that a gap stays a gap.
 */
public final class Thinning {

    private Thinning() {}

    /**
     * @param points in order of time
     * @param most how many points are wanted, at least 3; more are kept only where gaps alone need more
     * @return the points themselves where they are not too many
     */
    public static List<Point> thin(List<Point> points, int most) {
        if (points.size() <= most) {
            return points;
        }
        TreeSet<Integer> kept = new TreeSet<>();
        List<Integer> measured = new ArrayList<>();
        int lowest = -1;
        int highest = -1;
        for (int i = 0; i < points.size(); i++) {
            if (!points.get(i).measured()) {
                boolean opens = i == 0 || points.get(i - 1).measured();
                if (opens) {
                    kept.add(i);
                    if (i > 0) {
                        kept.add(i - 1);
                    }
                }
                continue;
            }
            if (i > 0 && !points.get(i - 1).measured()) {
                kept.add(i);
            }
            measured.add(i);
            if (lowest < 0 || points.get(i).value().compareTo(points.get(lowest).value()) < 0) {
                lowest = i;
            }
            if (highest < 0
                    || points.get(i).value().compareTo(points.get(highest).value()) > 0) {
                highest = i;
            }
        }
        kept.add(0);
        kept.add(points.size() - 1);
        if (!measured.isEmpty()) {
            kept.add(lowest);
            kept.add(highest);
            int buckets = Math.max(1, most - kept.size());
            kept.addAll(largestTriangles(points, measured, buckets));
        }
        return kept.stream().map(points::get).toList();
    }

    /** One point of each bucket between the first and the last measured one. */
    private static List<Integer> largestTriangles(List<Point> points, List<Integer> measured, int buckets) {
        List<Integer> chosen = new ArrayList<>();
        int inner = measured.size() - 2;
        int previous = measured.getFirst();
        for (int bucket = 0; bucket < buckets && inner > 0; bucket++) {
            int from = 1 + (int) ((long) inner * bucket / buckets);
            int to = 1 + (int) ((long) inner * (bucket + 1) / buckets);
            int nextTo = Math.min(1 + (int) ((long) inner * (bucket + 2) / buckets), measured.size());
            double averageX = 0;
            double averageY = 0;
            int nextFrom = Math.min(to, measured.size() - 1);
            nextTo = Math.max(nextTo, nextFrom + 1);
            for (int i = nextFrom; i < nextTo; i++) {
                averageX += x(points, measured.get(i));
                averageY += y(points, measured.get(i));
            }
            averageX /= nextTo - nextFrom;
            averageY /= nextTo - nextFrom;
            double largest = -1;
            int best = -1;
            for (int i = from; i < to; i++) {
                int candidate = measured.get(i);
                double area = Math.abs((x(points, previous) - averageX) * (y(points, candidate) - y(points, previous))
                        - (x(points, previous) - x(points, candidate)) * (averageY - y(points, previous)));
                if (area > largest) {
                    largest = area;
                    best = candidate;
                }
            }
            if (best >= 0) {
                chosen.add(best);
                previous = best;
            }
        }
        return chosen;
    }

    private static double x(List<Point> points, int index) {
        return points.get(index).day().toEpochDay();
    }

    private static double y(List<Point> points, int index) {
        return points.get(index).value().doubleValue();
    }
}
