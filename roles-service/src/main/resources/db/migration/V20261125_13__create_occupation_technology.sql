-- Tools and software of an occupation. Hot: often named in job postings at large. In demand: often named in those for
-- this occupation.
CREATE TABLE occupation_technology (
    release_id      text    NOT NULL,
    scheme          text    NOT NULL,
    code            text    NOT NULL,
    name            text    NOT NULL CHECK (name <> ''),
    commodity       text    NOT NULL,
    commodity_title text    NOT NULL,
    hot             boolean NOT NULL,
    in_demand       boolean NOT NULL,
    PRIMARY KEY (release_id, scheme, code, name, commodity),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact
);

COMMENT ON COLUMN occupation_technology.commodity IS 'UNSPSC commodity code.';
CREATE INDEX occupation_technology_by_code ON occupation_technology (scheme, code);
