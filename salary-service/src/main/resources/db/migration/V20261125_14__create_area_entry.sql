-- What a release says places are called: countries, areas, and the metropolitan areas that a wage file speaks of. An area
-- itself is there from the moment a release names it, since the figures of that release hang on it; it is called what
-- the newest published release calls it.
CREATE TABLE area_entry (
    release_id text NOT NULL REFERENCES release,
    area_id    text NOT NULL REFERENCES area,
    lang       text NOT NULL CHECK (lang ~ '^[a-z]{2,3}$'),
    name       text NOT NULL CHECK (name <> ''),
    PRIMARY KEY (release_id, area_id, lang)
);

CREATE INDEX area_entry_area ON area_entry (area_id, lang);
