-- One publish of one role by an editor, with only the sections that it changed. Never rewritten.
CREATE TABLE revision (
    role_id      text        NOT NULL REFERENCES role,
    number       integer     NOT NULL CHECK (number > 0),
    author       text        NOT NULL CHECK (author <> ''),
    note         text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (role_id, number)
);

CREATE TABLE revision_section (
    role_id text    NOT NULL,
    number  integer NOT NULL,
    lang    text    NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    key     text    NOT NULL CHECK (key IN ('overview', 'responsibilities', 'requirements', 'careerDevelopment',
                                            'softSkills', 'bestPractices', 'challenges', 'relatedCareers')),
    body    jsonb   NOT NULL CHECK (jsonb_typeof(body) = 'object'),
    PRIMARY KEY (role_id, number, lang, key),
    FOREIGN KEY (role_id, number) REFERENCES revision
);
