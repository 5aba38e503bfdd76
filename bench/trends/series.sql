-- Series of every three of one sector, each sector of one occupation, by a seed: the same call gives the same rows.
-- Variables: series (how many), points (of each).
SELECT setseed(0.2026);
INSERT INTO source VALUES ('bench', 'Bench', 'Bench', NULL, 'CC0-1.0', 'Bench', 'job-postings');
INSERT INTO release SELECT 'bench:all:all:2026-01-01', 'bench', 'all', 'all', NULL, '2026-01-01', 1, 'h', 'published', now(), now();
INSERT INTO sector_mapping SELECT 'Sector ' || s, 'Bench', NULL, now() FROM generate_series(0, (:series - 1) / 3) s;
INSERT INTO sector_occupation
SELECT 'Sector ' || s, 'SOC-2018', to_char(60 + s / 10000, 'FM00') || '-' || to_char(s % 10000, 'FM0000')
FROM generate_series(0, (:series - 1) / 3) s;
INSERT INTO series SELECT 'bench-' || i FROM generate_series(0, :series - 1) i;
INSERT INTO series_load (series_id, release_id, brought_by, unit, base_date, adjusted, grain, area, sector)
SELECT 'bench-' || i, 'bench:all:all:2026-01-01', 'bench:all:all:2026-01-01', 'index', '2018-01-01', true, 'month', 'US',
    'Sector ' || i / 3
FROM generate_series(0, :series - 1) i;
INSERT INTO series_text (series_key, lang, title, measure)
SELECT key, 'en', 'Series ' || series_id, 'postingsIndex' FROM series_load WHERE release_id LIKE 'bench:%';
INSERT INTO series_point (series_key, period, value)
SELECT l.key, ('2018-01-01'::date + p * interval '1 month')::date, round((100 + 20 * sin(p / 6.0) + 10 * random())::numeric, 2)
FROM series_load l CROSS JOIN generate_series(0, :points - 1) p WHERE l.release_id LIKE 'bench:%';
VACUUM ANALYZE;
