package org.careeralmanac.trends.series;

/** The parts of statements that read series; they stand after {@link org.careeralmanac.trends.store.Visible#SQL}. */
public final class SeriesSql {

    private SeriesSql() {}

    /** What a reader sees first of several loads of one series: the publisher's own file, then the newest. */
    public static final String NEWEST = "y.part LIKE 'excerpt%', y.known_from DESC, l.key DESC";

    /** A load {@code s} with its texts {@code t}, digest {@code d} and releases {@code c}, {@code b}, read as {@link SeriesRow}. */
    public static final String ROW = """
            json_build_object(
                'id', s.series_id, 'release', s.release_id, 'source', c.source_id, 'publishedAt', b.published_at,
                'unit', s.unit, 'baseDate', s.base_date, 'adjusted', s.adjusted, 'grain', s.grain, 'area', s.area,
                'areaName', t.area_name, 'sector', s.sector, 'title', t.title, 'measure', t.measure, 'note', t.note,
                'mapping', %s, 'firstDay', d.first_day, 'lastDay', d.last_day, 'periods', d.periods, 'gaps', d.gaps,
                'drawn', %s, 'shown', d.shown, 'momentum', d.momentum)""";

    /** What {@link #ROW} stands on. */
    public static final String JOINS = """
            JOIN citable c ON c.id = s.release_id
            JOIN citable b ON b.id = s.brought_by
            JOIN series_text t ON t.series_key = s.key AND t.lang = (SELECT lang FROM given)
            JOIN series_digest d ON d.series_key = s.key
            """;
}
