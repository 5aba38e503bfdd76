-- Pay of people all over the world has a place too: 001, as UN M49 and Unicode call it. It is above no other area, so
-- that the tree keeps one root a country.
ALTER TABLE area DROP CONSTRAINT area_id_check, DROP CONSTRAINT area_kind_check, DROP CONSTRAINT area_check;
ALTER TABLE area
    ADD CONSTRAINT area_id_check CHECK (id ~ '^([A-Z]{2}(-[A-Z0-9]+)*|001)$'),
    ADD CONSTRAINT area_kind_check CHECK (kind IN ('world', 'country', 'state', 'territory', 'metro', 'nonmetro')),
    ADD CONSTRAINT area_check CHECK ((kind IN ('world', 'country')) = (parent IS NULL));
INSERT INTO area (id, kind, parent) VALUES ('001', 'world', NULL);
INSERT INTO area_name (area_id, lang, name) VALUES ('001', 'en', 'all countries');
