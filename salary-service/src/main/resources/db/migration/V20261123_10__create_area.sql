-- Places that pay is known for. An id names its parent in itself (US, US-CA, US-CBSA-41860); the tree is stored
-- nevertheless, since not every scheme of areas does.
CREATE TABLE area (
    id     text PRIMARY KEY CHECK (id ~ '^[A-Z]{2}(-[A-Z0-9]+)*$'),
    kind   text NOT NULL CHECK (kind IN ('country', 'state', 'territory', 'metro', 'nonmetro')),
    parent text REFERENCES area,
    CHECK ((kind = 'country') = (parent IS NULL))
);

-- What an area is called, per language.
CREATE TABLE area_name (
    area_id text NOT NULL REFERENCES area,
    lang    text NOT NULL CHECK (lang ~ '^[a-z]{2,3}$'),
    name    text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (area_id, lang)
);

INSERT INTO area (id, kind, parent) VALUES ('US', 'country', NULL);
INSERT INTO area_name (area_id, lang, name) VALUES ('US', 'en', 'United States');
