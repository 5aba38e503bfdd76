-- What is stated of the demand for one role: an introduction, demand by industry, the skills asked for.
CREATE TABLE role_demand (
    role_id    text NOT NULL,
    lang       text NOT NULL CHECK (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
    release_id text NOT NULL REFERENCES release,
    brought_by text NOT NULL REFERENCES release,
    intro      text,
    PRIMARY KEY (role_id, lang, brought_by)
);

CREATE TABLE industry_demand (
    role_id    text NOT NULL,
    lang       text NOT NULL,
    brought_by text NOT NULL REFERENCES release,
    release_id text NOT NULL REFERENCES release,
    ordinal    integer NOT NULL,
    industry   text NOT NULL,
    demand     text NOT NULL CHECK (demand IN ('high', 'moderate', 'low', 'unstated')),
    employers  text[] NOT NULL,
    text       text,
    PRIMARY KEY (role_id, lang, brought_by, release_id, industry),
    FOREIGN KEY (role_id, lang, brought_by) REFERENCES role_demand
);

CREATE TABLE demanded_skill (
    role_id    text NOT NULL,
    lang       text NOT NULL,
    brought_by text NOT NULL REFERENCES release,
    release_id text NOT NULL REFERENCES release,
    ordinal    integer NOT NULL,
    name       text NOT NULL,
    text       text,
    PRIMARY KEY (role_id, lang, brought_by, release_id, name),
    FOREIGN KEY (role_id, lang, brought_by) REFERENCES role_demand
);
