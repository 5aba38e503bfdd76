-- How much preparation an occupation takes, from 1 (little or none) to 5 (extensive).
CREATE TABLE job_zone (
    release_id    text     NOT NULL,
    scheme        text     NOT NULL,
    code          text     NOT NULL,
    zone          smallint NOT NULL CHECK (zone BETWEEN 1 AND 5),
    surveyed      text     CHECK (surveyed ~ '^\d{4}-\d{2}$'),
    domain_source text,
    PRIMARY KEY (release_id, scheme, code),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact
);

CREATE INDEX job_zone_by_code ON job_zone (scheme, code);

-- What a zone means, in its publisher's words.
CREATE TABLE job_zone_reference (
    release_id text     NOT NULL REFERENCES release,
    zone       smallint NOT NULL CHECK (zone BETWEEN 1 AND 5),
    name       text     NOT NULL,
    experience text     NOT NULL,
    education  text     NOT NULL,
    training   text     NOT NULL,
    examples   text     NOT NULL,
    svp_range  text     NOT NULL,
    PRIMARY KEY (release_id, zone)
);

COMMENT ON COLUMN job_zone_reference.svp_range IS 'Specific vocational preparation, as published: "(7.0 to < 8.0)".';
