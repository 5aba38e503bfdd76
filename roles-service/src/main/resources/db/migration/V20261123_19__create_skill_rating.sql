-- How important a skill is for an occupation (1 to 5) and how much of it the work asks for (0 to 7), as one release
-- has it. Exactly one of value and reason for its absence is set.
CREATE TABLE occupation_fact (
    release_id text NOT NULL REFERENCES release,
    scheme     text NOT NULL,
    code       text NOT NULL,
    title      text NOT NULL,
    PRIMARY KEY (release_id, scheme, code)
);

CREATE TABLE skill_rating (
    release_id                text NOT NULL,
    scheme                    text NOT NULL,
    code                      text NOT NULL,
    element                   text NOT NULL,
    name                      text NOT NULL,
    kind                      text NOT NULL CHECK (kind IN ('skill', 'knowledge', 'ability')),
    importance_value          numeric,
    importance_missing        text CHECK (importance_missing IN ('suppressed', 'notSurveyed', 'notApplicable')),
    importance_sample_size    integer CHECK (importance_sample_size >= 0),
    importance_standard_error numeric CHECK (importance_standard_error >= 0),
    level_value               numeric,
    level_missing             text CHECK (level_missing IN ('suppressed', 'notSurveyed', 'notApplicable')),
    level_sample_size         integer CHECK (level_sample_size >= 0),
    level_standard_error      numeric CHECK (level_standard_error >= 0),
    PRIMARY KEY (release_id, scheme, code, element),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact,
    CHECK (num_nonnulls(importance_value, importance_missing) = 1),
    CHECK (num_nonnulls(level_value, level_missing) = 1)
);

CREATE INDEX skill_rating_by_code ON skill_rating (scheme, code);
