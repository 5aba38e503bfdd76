-- What a release says about a role's pay in words: what comes on top, and what makes it vary.
CREATE TABLE role_note (
    release_id text NOT NULL REFERENCES release,
    role_id    text NOT NULL CHECK (role_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    lang       text NOT NULL CHECK (lang ~ '^[a-z]{2,3}$'),
    kind       text NOT NULL CHECK (kind IN ('additionalCompensation', 'variability')),
    position   integer NOT NULL CHECK (position >= 0),
    title      text NOT NULL CHECK (title <> ''),
    text       text NOT NULL CHECK (text <> ''),
    PRIMARY KEY (release_id, role_id, lang, kind, position)
);

CREATE INDEX role_note_role ON role_note (role_id, lang);
