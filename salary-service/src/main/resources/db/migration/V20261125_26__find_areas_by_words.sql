-- The words of a name or id, for finding it by the first letters of each: lower case, without accents (São Tomé is found
-- by "sao to"), a blank before each word.
CREATE FUNCTION words_of(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ' ' || trim(regexp_replace(regexp_replace(lower(normalize(name, NFD)), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'));

-- A picker of areas asks where any visible release has pay.
DROP INDEX estimate_release;
CREATE INDEX estimate_release ON estimate (release_id, area_id);
