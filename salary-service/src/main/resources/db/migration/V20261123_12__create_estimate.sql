-- The pay figures that one release gives for one subject, place, time and way of counting. Its natural key is all of
-- that; the title belongs to it only where neither a role nor an occupation says what is meant.
CREATE TABLE estimate (
    id                text PRIMARY KEY CHECK (id ~ '^[a-z2-7]{16}$'),
    release_id        text NOT NULL REFERENCES release,
    subject_role      text CHECK (subject_role ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    occupation_scheme text CHECK (occupation_scheme IN ('SOC-2010', 'SOC-2018', 'SOC-OEWS-2019', 'ONET-SOC-2010',
                                                        'ONET-SOC-2019', 'ISCO-08', 'ESCO', 'NAICS', 'CIP-2020')),
    occupation_code   text CHECK (occupation_code <> ''),
    subject_title     text NOT NULL CHECK (subject_title <> '' AND subject_title !~ '\n'),
    title_key         text GENERATED ALWAYS AS
                          (CASE WHEN subject_role IS NULL AND occupation_code IS NULL THEN subject_title END) STORED,
    area_id           text NOT NULL REFERENCES area,
    seniority         text NOT NULL CHECK (seniority IN ('entry', 'mid', 'senior', 'principal', 'executive', 'all')),
    industry          text CHECK (industry <> ''),
    reference_period  text CHECK (reference_period ~ '^\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?$'),
    period            text NOT NULL CHECK (period IN ('year', 'hour')),
    basis             text NOT NULL CHECK (basis IN ('base', 'baseAndIncentive', 'bonus', 'equity', 'total', 'unstated')),
    currency          text NOT NULL REFERENCES currency,
    remote            smallint CHECK (remote IN (0, 50, 100)),
    -- Not part of the key: what else the source says of the estimate.
    population        text CHECK (population <> ''),
    sample_size       integer CHECK (sample_size > 0),
    stated_in         text CHECK (stated_in <> ''),
    note              text CHECK (note <> ''),
    CHECK ((occupation_scheme IS NULL) = (occupation_code IS NULL)),
    CONSTRAINT estimate_natural_key UNIQUE NULLS NOT DISTINCT (release_id, subject_role, occupation_scheme,
        occupation_code, title_key, area_id, seniority, industry, reference_period, period, basis, currency, remote),
    -- The same key without the release, as one value: an excerpt's estimate gives way to another part's under it.
    key_in_edition    text NOT NULL GENERATED ALWAYS AS (
        coalesce(subject_role, '') || E'\n' || coalesce(occupation_scheme, '') || E'\n'
        || coalesce(occupation_code, '') || E'\n'
        || CASE WHEN subject_role IS NULL AND occupation_code IS NULL THEN subject_title ELSE '' END || E'\n'
        || area_id || E'\n' || seniority || E'\n' || coalesce(industry, '') || E'\n'
        || coalesce(reference_period, '') || E'\n' || period || E'\n' || basis || E'\n' || currency || E'\n'
        || coalesce(remote::text, '')) STORED
);

CREATE INDEX estimate_role ON estimate (subject_role) WHERE subject_role IS NOT NULL;
CREATE INDEX estimate_occupation ON estimate (occupation_scheme, occupation_code) WHERE occupation_code IS NOT NULL;
CREATE INDEX estimate_title ON estimate (lower(title_key)) WHERE title_key IS NOT NULL;
CREATE INDEX estimate_key_in_edition ON estimate USING hash (key_in_edition);
