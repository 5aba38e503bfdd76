-- What a career is called today.
CREATE TABLE role_title (
    role_id text NOT NULL REFERENCES role,
    lang    text NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    title   text NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('main', 'alternate')),
    PRIMARY KEY (role_id, lang, title)
);

CREATE UNIQUE INDEX role_title_one_main ON role_title (role_id, lang) WHERE kind = 'main';
-- The order of the list of roles. "C", so that a cursor means the same on every installation.
CREATE INDEX role_title_in_order ON role_title (lang, lower(title) COLLATE "C", role_id COLLATE "C") WHERE kind = 'main';
