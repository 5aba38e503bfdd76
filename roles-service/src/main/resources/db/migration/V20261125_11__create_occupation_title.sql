-- Other names of an occupation: those that its publisher gathered, and those that people who work in it reported.
CREATE TABLE occupation_title (
    release_id  text    NOT NULL,
    scheme      text    NOT NULL,
    code        text    NOT NULL,
    position    integer NOT NULL CHECK (position >= 0),
    title       text    NOT NULL CHECK (title <> ''),
    short_title text    CHECK (short_title <> ''),
    kind        text    NOT NULL CHECK (kind IN ('alternate', 'reported')),
    origins     text[]  NOT NULL,
    featured    boolean,
    PRIMARY KEY (release_id, scheme, code, position),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact
);

COMMENT ON COLUMN occupation_title.origins IS 'The publisher''s codes of where an alternate title comes from.';
COMMENT ON COLUMN occupation_title.featured IS 'Whether the publisher shows a reported title to job seekers; null for alternates.';
CREATE INDEX occupation_title_by_code ON occupation_title (scheme, code);
