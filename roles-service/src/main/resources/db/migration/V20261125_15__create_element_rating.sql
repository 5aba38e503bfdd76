-- Work styles and interests of an occupation: one element of the publisher's model rated on one of its scales. Exactly
-- one of value and reason for its absence is set.
CREATE TABLE element_rating (
    release_id     text    NOT NULL,
    scheme         text    NOT NULL,
    code           text    NOT NULL,
    element        text    NOT NULL,
    name           text    NOT NULL,
    scale          text    NOT NULL,
    kind           text    NOT NULL CHECK (kind IN ('workStyle', 'interest')),
    value          numeric,
    missing        text    CHECK (missing IN ('suppressed', 'notSurveyed', 'notApplicable')),
    sample_size    integer CHECK (sample_size >= 0),
    standard_error numeric CHECK (standard_error >= 0),
    surveyed       text    CHECK (surveyed ~ '^\d{4}-\d{2}$'),
    domain_source  text,
    PRIMARY KEY (release_id, scheme, code, element, scale),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact,
    CHECK (num_nonnulls(value, missing) = 1)
);

CREATE INDEX element_rating_by_code ON element_rating (scheme, code);
