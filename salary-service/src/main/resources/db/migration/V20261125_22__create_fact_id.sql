-- The id of an estimate or figure, as the program makes it: the first 80 bits of SHA-256 in base32 (RFC 4648, lower case).
CREATE FUNCTION fact_id(of text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT string_agg(substr('abcdefghijklmnopqrstuvwxyz234567', five::integer + 1, 1), '' ORDER BY i)
        FROM (SELECT ('x' || encode(substr(sha256(convert_to(of, 'UTF8')), 1, 10), 'hex'))::bit(80) AS bits) AS hash
        CROSS JOIN LATERAL (SELECT i, substring(bits FROM i * 5 + 1 FOR 5)::bit(5) AS five
                            FROM generate_series(0, 15) AS i) AS part);
