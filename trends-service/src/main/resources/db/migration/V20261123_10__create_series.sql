-- A measured time series. The id is its identity for good; what one release says of it is a series_load, so that a
-- release that rewrites history leaves the earlier one readable.
--
-- Two releases stand on each fact of this service: release_id is whose statement it is (what a reader sees as its
-- source), brought_by is the load that brought it here and that a newer load replaces. They are the same for a
-- publisher's own file; the starter catalogue brings what others state.
CREATE TABLE series (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE series_load (
    key        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id  text NOT NULL REFERENCES series,
    release_id text NOT NULL REFERENCES release,
    brought_by text NOT NULL REFERENCES release,
    unit       text NOT NULL CHECK (unit IN ('index', 'percent', 'ratio', 'persons', 'thousandPersons')),
    base_date  date,
    adjusted   boolean NOT NULL,
    grain      text NOT NULL CHECK (grain IN ('day', 'week', 'month', 'quarter', 'year')),
    area       text NOT NULL,
    sector     text,
    UNIQUE (series_id, brought_by, release_id)
);

CREATE TABLE series_text (
    series_key bigint NOT NULL REFERENCES series_load,
    lang       text NOT NULL CHECK (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
    title      text NOT NULL,
    measure    text NOT NULL,
    note       text,
    PRIMARY KEY (series_key, lang)
);

-- period is the first day of the grain. A value that is missing says why; a period without a row was never measured.
CREATE TABLE series_point (
    series_key bigint NOT NULL REFERENCES series_load,
    period     date NOT NULL,
    value      numeric,
    missing    text CHECK (missing IN ('suppressed', 'notSurveyed', 'notApplicable', 'noRate', 'belowMinimumGroup')),
    PRIMARY KEY (series_key, period),
    CONSTRAINT series_point_says_one_thing CHECK (num_nonnulls(value, missing) = 1)
);

-- How a series relates to careers: by role or by family, with the reason in words.
CREATE TABLE series_mapping (
    key        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    series_id  text NOT NULL REFERENCES series,
    brought_by text NOT NULL REFERENCES release,
    lang       text NOT NULL,
    role_id    text,
    family_id  text,
    ordinal    integer NOT NULL,
    text       text NOT NULL,
    CONSTRAINT series_mapping_has_one_target CHECK (num_nonnulls(role_id, family_id) = 1),
    UNIQUE NULLS NOT DISTINCT (series_id, brought_by, lang, role_id, family_id)
);
CREATE INDEX series_mapping_role ON series_mapping (role_id) WHERE role_id IS NOT NULL;
CREATE INDEX series_mapping_family ON series_mapping (family_id) WHERE family_id IS NOT NULL;
