-- The first and the last day of a reference period: a year, a month, a day, or two of them as first/last (ISO 8601).
CREATE FUNCTION period_first_day(period text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT CASE length(first)
                   WHEN 4 THEN make_date(first::integer, 1, 1)
                   WHEN 7 THEN make_date(left(first, 4)::integer, right(first, 2)::integer, 1)
                   ELSE make_date(left(first, 4)::integer, substr(first, 6, 2)::integer, right(first, 2)::integer)
               END
        FROM split_part(period, '/', 1) AS first);

CREATE FUNCTION period_last_day(period text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT CASE length(last)
                   WHEN 4 THEN make_date(last::integer, 12, 31)
                   WHEN 7 THEN (make_date(left(last, 4)::integer, right(last, 2)::integer, 1)
                                + interval '1 month' - interval '1 day')::date
                   ELSE make_date(left(last, 4)::integer, substr(last, 6, 2)::integer, right(last, 2)::integer)
               END
        FROM split_part(period, '/', -1) AS last);
