-- People of one role in one file, grouped by seniority, area (where they live), year, currency and remote share, each
-- but the currency also as "all" (seniority all, area 001, the years first/last, remote null). A group is an ordinary
-- estimate: subject_role, basis unstated, sample_size its people, figures mean, median, p10, p25, p75, p90, so that it is
-- read, reconciled and exported as any other. What is here comes on top: its exact quantiles. Groups of fewer than ten
-- people are not stored. An all-years group is there only where a group has several years, since with one year it would
-- be that year's group again.
--
-- To a role belong the titles that title_role maps to it with the fit exact or narrower. When the mapping changes, the
-- estimates of the roles concerned are made anew in the same transaction.
--
-- points[i + 1] is the i-th percentile, i from 0 (the least) to 100 (the greatest), as percentile_cont has it: at rank
-- i / 100 * (size - 1) of the amounts in order, between two of them in proportion; in exact decimals.
CREATE FUNCTION is_ascending(points numeric[]) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT coalesce(bool_and(points[i] <= points[i + 1]), true) FROM generate_series(1, cardinality(points) - 1) AS i);

CREATE TABLE observation_group (
    estimate_id text PRIMARY KEY REFERENCES estimate ON DELETE CASCADE,
    size        integer NOT NULL CHECK (size >= 10),
    points      numeric[] NOT NULL CHECK (cardinality(points) = 101 AND is_ascending(points))
);
