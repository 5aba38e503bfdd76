-- Groups of careers. A name belongs to a language, so that a second language adds rows and changes no key.
CREATE TABLE family (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

CREATE TABLE family_name (
    family_id text NOT NULL REFERENCES family,
    lang      text NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    name      text NOT NULL,
    PRIMARY KEY (family_id, lang)
);
