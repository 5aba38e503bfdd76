-- Consumer prices: an index on whatever base its publisher chose, so that only ratios of one release and area mean
-- anything. Months for the United States (source us-cpi), years for other countries (source worldbank-cpi, whose yearly
-- inflation is chained into an index when it is loaded, the oldest year of the unbroken run that reaches the newest
-- being 100).
CREATE TABLE price_index (
    release_id text NOT NULL REFERENCES release,
    area_id    text NOT NULL REFERENCES area,
    period     text NOT NULL CHECK (period ~ '^\d{4}(-\d{2})?$'),
    first_day  date NOT NULL GENERATED ALWAYS AS (period_first_day(period)) STORED,
    last_day   date NOT NULL GENERATED ALWAYS AS (period_last_day(period)) STORED,
    index      numeric NOT NULL CHECK (index > 0),
    PRIMARY KEY (release_id, area_id, first_day)
);

-- The mean of the index over the months or years that a reference period touches; null where none is known. A year of
-- which some months are not published (or not yet) is the mean of the others.
CREATE FUNCTION mean_price_index(release text, area text, of text) RETURNS numeric
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT avg(p.index)
    FROM (SELECT period_first_day(of) AS first, period_last_day(of) AS last) AS asked
    JOIN price_index p ON p.first_day BETWEEN asked.first - 366 AND asked.last AND p.last_day >= asked.first
    WHERE p.release_id = release AND p.area_id = area;
END;
