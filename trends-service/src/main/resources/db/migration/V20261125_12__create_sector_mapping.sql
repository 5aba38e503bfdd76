-- Which occupations a publisher's sector holds: by this a series of a sector speaks of a career. A rule, so it is always
-- today's. author is null for what the catalogue brings; a newer catalogue leaves a steward's entries alone.
CREATE TABLE sector_mapping (
    sector     text PRIMARY KEY,
    text       text NOT NULL,
    author     text,
    changed_at timestamptz NOT NULL
);

-- code is a code of SOC-2018 or a group of them: 15-1252, 15-1250, 15-1200, 15-0000.
CREATE TABLE sector_occupation (
    sector text NOT NULL REFERENCES sector_mapping ON DELETE CASCADE,
    scheme text NOT NULL,
    code   text NOT NULL,
    PRIMARY KEY (sector, scheme, code)
);
CREATE INDEX sector_occupation_code ON sector_occupation (scheme, code);
CREATE INDEX series_load_sector ON series_load (sector, area) WHERE sector IS NOT NULL;
