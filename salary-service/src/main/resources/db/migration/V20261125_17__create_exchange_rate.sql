-- Exchange rates of the European Central Bank (source ecb-rates, edition all, part daily): units of a currency for one
-- euro, day by day. A month is one row, so that the mean of a year adds up twelve of them and a reload of thirty years
-- is some thousands of rows; the days are kept, so that the mean of any reference period is exact.
CREATE TABLE exchange_rate (
    release_id text NOT NULL REFERENCES release,
    currency   text NOT NULL REFERENCES currency,
    month      date NOT NULL CHECK (extract(day FROM month) = 1),
    per_eur    numeric[] NOT NULL CHECK (cardinality(per_eur) = 31 AND 0 < ALL (array_remove(per_eur, NULL))),
    days       smallint NOT NULL CHECK (days = cardinality(array_remove(per_eur, NULL)) AND days > 0),
    total      numeric NOT NULL CHECK (total > 0),
    PRIMARY KEY (release_id, currency, month)
);

COMMENT ON COLUMN exchange_rate.per_eur IS 'by day of the month; null where no rate was published that day';
COMMENT ON COLUMN exchange_rate.total IS 'sum of per_eur over the days that have a rate';

-- Units of a currency for one euro on average over the days of a reference period that have a rate; null where there is
-- none. An amount goes from one currency to another by amount / mean_per_eur(from) * mean_per_eur(to), which round trips.
CREATE FUNCTION mean_per_eur(release text, of text, period text) RETURNS numeric
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
    SELECT CASE WHEN of = 'EUR' THEN 1 ELSE (
        SELECT sum(part.total) / nullif(sum(part.days), 0)
        FROM (SELECT period_first_day(period) AS first, period_last_day(period) AS last) AS asked
        CROSS JOIN exchange_rate r
        CROSS JOIN LATERAL (
            SELECT r.total, r.days
            WHERE r.month >= asked.first AND r.month + interval '1 month' <= asked.last + 1
            UNION ALL
            SELECT sum(r.per_eur[day]), count(r.per_eur[day])
            FROM generate_series(1, 31) AS day
            WHERE (r.month < asked.first OR r.month + interval '1 month' > asked.last + 1)
              AND r.month + day - 1 BETWEEN asked.first AND asked.last
              AND extract(month FROM r.month + day - 1) = extract(month FROM r.month)
        ) AS part
        WHERE r.release_id = release AND r.currency = of
          AND r.month BETWEEN date_trunc('month', asked.first)::date AND asked.last) END;
END;
