-- What is said of a time to come: an official projection, or a claim that somebody states. Never mixed.
CREATE TABLE outlook (
    key               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id                text NOT NULL,
    kind              text NOT NULL CHECK (kind IN ('claim', 'projection')),
    release_id        text NOT NULL REFERENCES release,
    brought_by        text NOT NULL REFERENCES release,
    subject_role      text,
    occupation_scheme text,
    occupation_code   text,
    subject_family    text,
    subject_title     text NOT NULL,
    -- The title tells two subjects apart only where neither role nor occupation does.
    title_key         text GENERATED ALWAYS AS
        (CASE WHEN subject_role IS NULL AND occupation_code IS NULL THEN subject_title END) STORED,
    population        text,
    area              text,
    base_period       text,
    target_period     text,
    -- The last day the outlook speaks of.
    target_ends       date,
    UNIQUE (id, brought_by),
    CONSTRAINT outlook_natural_key UNIQUE NULLS NOT DISTINCT (brought_by, release_id, kind, subject_role,
        occupation_scheme, occupation_code, subject_family, title_key, population, area, base_period, target_period),
    CHECK ((occupation_scheme IS NULL) = (occupation_code IS NULL)),
    CHECK ((target_period IS NULL) = (target_ends IS NULL)),
    CONSTRAINT projection_has_years CHECK (
        kind = 'claim' OR num_nulls(base_period, target_period, occupation_code) = 0)
);
CREATE INDEX outlook_occupation ON outlook (occupation_scheme, occupation_code) WHERE occupation_code IS NOT NULL;

CREATE TABLE outlook_text (
    outlook_key bigint NOT NULL REFERENCES outlook,
    lang        text NOT NULL CHECK (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
    title       text NOT NULL,
    note        text,
    -- The places that repeat it: a claim is one outlook however often it is said.
    stated_in   text[] NOT NULL,
    PRIMARY KEY (outlook_key, lang)
);

CREATE TABLE outlook_role (
    outlook_key bigint NOT NULL REFERENCES outlook,
    role_id     text NOT NULL,
    PRIMARY KEY (outlook_key, role_id)
);
CREATE INDEX outlook_role_role ON outlook_role (role_id);

CREATE TABLE outlook_family (
    outlook_key bigint NOT NULL REFERENCES outlook,
    family_id   text NOT NULL,
    PRIMARY KEY (outlook_key, family_id)
);
CREATE INDEX outlook_family_family ON outlook_family (family_id);

CREATE TABLE outlook_figure (
    outlook_key      bigint NOT NULL REFERENCES outlook,
    figure_id        text NOT NULL CHECK (figure_id ~ '^[a-z2-7]{16}$'),
    ordinal          integer NOT NULL,
    statistic        text NOT NULL CHECK (statistic IN ('employment', 'change', 'openings', 'count', 'index', 'share')),
    unit             text NOT NULL CHECK (unit IN ('percent', 'ratio', 'persons', 'thousandPersons', 'index')),
    period           text CHECK (period IN ('year', 'month')),
    reference_period text,
    value            numeric,
    at_least         numeric,
    at_most          numeric,
    missing          text CHECK (missing IN ('suppressed', 'notSurveyed', 'notApplicable', 'noRate', 'belowMinimumGroup')),
    symbol           text,
    note             text,
    PRIMARY KEY (outlook_key, figure_id),
    CONSTRAINT outlook_figure_says_one_thing CHECK (num_nonnulls(value, at_least, at_most, missing) = 1),
    UNIQUE NULLS NOT DISTINCT (outlook_key, statistic, unit, period, reference_period, note)
);
