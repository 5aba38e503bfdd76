-- How people are prepared for an occupation: the share in percent that named a category of schooling, experience or
-- training (0 to 100), or, on a scale without categories, a rating. Exactly one of value and reason is set.
CREATE TABLE preparation (
    release_id     text    NOT NULL,
    scheme         text    NOT NULL,
    code           text    NOT NULL,
    element        text    NOT NULL,
    name           text    NOT NULL,
    scale          text    NOT NULL,
    category       integer NOT NULL CHECK (category >= 0),
    value          numeric,
    missing        text    CHECK (missing IN ('suppressed', 'notSurveyed', 'notApplicable')),
    sample_size    integer CHECK (sample_size >= 0),
    standard_error numeric CHECK (standard_error >= 0),
    surveyed       text    CHECK (surveyed ~ '^\d{4}-\d{2}$'),
    domain_source  text,
    PRIMARY KEY (release_id, scheme, code, element, scale, category),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact,
    CHECK (num_nonnulls(value, missing) = 1)
);

COMMENT ON COLUMN preparation.category IS '0 on a scale without categories.';
CREATE INDEX preparation_by_code ON preparation (scheme, code);

CREATE TABLE preparation_category (
    release_id  text    NOT NULL REFERENCES release,
    element     text    NOT NULL,
    scale       text    NOT NULL,
    category    integer NOT NULL,
    description text    NOT NULL,
    PRIMARY KEY (release_id, element, scale, category)
);
