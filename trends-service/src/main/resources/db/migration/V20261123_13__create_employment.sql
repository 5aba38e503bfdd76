-- How many people work in an occupation. relative_standard_error is the error of this count, in percent.
CREATE TABLE employment_figure (
    key               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    figure_id         text NOT NULL CHECK (figure_id ~ '^[a-z2-7]{16}$'),
    release_id        text NOT NULL REFERENCES release,
    brought_by        text NOT NULL REFERENCES release,
    subject_role      text,
    occupation_scheme text,
    occupation_code   text,
    subject_title     text NOT NULL,
    title_key         text GENERATED ALWAYS AS
        (CASE WHEN subject_role IS NULL AND occupation_code IS NULL THEN subject_title END) STORED,
    area              text NOT NULL,
    industry          text,
    reference_period  text NOT NULL,
    unit              text NOT NULL CHECK (unit IN ('persons', 'thousandPersons')),
    value             numeric,
    at_least          numeric,
    at_most           numeric,
    missing           text CHECK (missing IN ('suppressed', 'notSurveyed', 'notApplicable', 'noRate', 'belowMinimumGroup')),
    symbol            text,
    relative_standard_error numeric CHECK (relative_standard_error >= 0),
    CONSTRAINT employment_figure_says_one_thing CHECK (num_nonnulls(value, at_least, at_most, missing) = 1),
    CHECK ((occupation_scheme IS NULL) = (occupation_code IS NULL)),
    CONSTRAINT employment_figure_natural_key UNIQUE NULLS NOT DISTINCT (brought_by, release_id, subject_role,
        occupation_scheme, occupation_code, title_key, area, industry, reference_period)
);
CREATE INDEX employment_figure_occupation ON employment_figure (occupation_scheme, occupation_code)
    WHERE occupation_code IS NOT NULL;
