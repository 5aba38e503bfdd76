-- A described development. Its id is permanent; all that is said of it is in revisions, which are never changed.
CREATE TABLE trend (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE trend_revision (
    trend_id       text NOT NULL REFERENCES trend,
    lang           text NOT NULL CHECK (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
    number         integer NOT NULL CHECK (number > 0),
    -- Who states the trend: none is stored without.
    release_id     text NOT NULL REFERENCES release,
    -- The catalogue that brought this revision, null for an editor's.
    brought_by     text REFERENCES release,
    author         text,
    note           text,
    published_at   timestamptz NOT NULL,
    title          text NOT NULL,
    summary        text NOT NULL,
    direction      text NOT NULL CHECK (direction IN ('rising', 'falling', 'mixed', 'stable')),
    strength       text NOT NULL CHECK (strength IN ('strong', 'moderate', 'weak', 'unstated')),
    horizon_from   text,
    horizon_to     text,
    -- First and last day of the horizon: what its two texts mean in days.
    horizon_starts date,
    horizon_ends   date,
    stated_in      text,
    first_stated   text,
    reviewed_on    date,
    expires_on     date,
    PRIMARY KEY (trend_id, lang, number),
    UNIQUE (trend_id, lang, brought_by),
    CONSTRAINT trend_revision_has_one_origin CHECK (num_nonnulls(brought_by, author) = 1),
    CONSTRAINT trend_revision_horizon_is_whole CHECK (
        num_nulls(horizon_from, horizon_to, horizon_starts, horizon_ends) IN (0, 4)
        AND (horizon_starts IS NULL OR horizon_starts <= horizon_ends))
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is immutable: publish a new revision', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER trend_revision_is_immutable BEFORE UPDATE OR DELETE ON trend_revision
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE trend_role (
    trend_id text NOT NULL,
    lang     text NOT NULL,
    number   integer NOT NULL,
    role_id  text NOT NULL,
    PRIMARY KEY (trend_id, lang, number, role_id),
    FOREIGN KEY (trend_id, lang, number) REFERENCES trend_revision
);
CREATE INDEX trend_role_role ON trend_role (role_id, trend_id);

CREATE TABLE trend_family (
    trend_id  text NOT NULL,
    lang      text NOT NULL,
    number    integer NOT NULL,
    family_id text NOT NULL,
    PRIMARY KEY (trend_id, lang, number, family_id),
    FOREIGN KEY (trend_id, lang, number) REFERENCES trend_revision
);
CREATE INDEX trend_family_family ON trend_family (family_id, trend_id);

CREATE TABLE trend_skill (
    trend_id text NOT NULL,
    lang     text NOT NULL,
    number   integer NOT NULL,
    ordinal  integer NOT NULL,
    name     text NOT NULL,
    PRIMARY KEY (trend_id, lang, number, name),
    FOREIGN KEY (trend_id, lang, number) REFERENCES trend_revision
);

CREATE TABLE trend_effect (
    trend_id text NOT NULL,
    lang     text NOT NULL,
    number   integer NOT NULL,
    ordinal  integer NOT NULL,
    industry text NOT NULL,
    text     text NOT NULL,
    PRIMARY KEY (trend_id, lang, number, ordinal),
    FOREIGN KEY (trend_id, lang, number) REFERENCES trend_revision
);
CREATE INDEX trend_effect_industry ON trend_effect (industry);

-- figure_id may name a figure of another service, so it is not a foreign key.
CREATE TABLE trend_evidence (
    trend_id  text NOT NULL,
    lang      text NOT NULL,
    number    integer NOT NULL,
    ordinal   integer NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('figure', 'series', 'publication')),
    text      text NOT NULL,
    publisher text,
    title     text,
    url       text,
    date      text,
    series_id text REFERENCES series,
    figure_id text,
    PRIMARY KEY (trend_id, lang, number, ordinal),
    FOREIGN KEY (trend_id, lang, number) REFERENCES trend_revision,
    CONSTRAINT trend_evidence_names_what_it_rests_on CHECK (CASE kind
        WHEN 'series' THEN series_id IS NOT NULL
        WHEN 'figure' THEN figure_id IS NOT NULL OR (publisher IS NOT NULL AND title IS NOT NULL)
        ELSE publisher IS NOT NULL AND title IS NOT NULL END)
);
