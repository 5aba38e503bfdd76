-- What editors have saved and not published: one draft for each section, shared by all of them.
CREATE TABLE draft (
    role_id  text        NOT NULL REFERENCES role,
    lang     text        NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    key      text        NOT NULL CHECK (key IN ('overview', 'responsibilities', 'requirements', 'careerDevelopment',
                                                 'softSkills', 'bestPractices', 'challenges', 'relatedCareers')),
    body     jsonb       NOT NULL CHECK (jsonb_typeof(body) = 'object'),
    saved_by text        NOT NULL CHECK (saved_by <> ''),
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (role_id, lang, key)
);
