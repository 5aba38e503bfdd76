-- What a release of the starter catalogue says of a role, as it said it: pages of past days are built from this, and
-- today's titles, occupations and skills follow the newest release that names the role.
CREATE TABLE starter_role (
    release_id       text   NOT NULL REFERENCES release,
    role_id          text   NOT NULL REFERENCES role,
    lang             text   NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    title            text   NOT NULL,
    family_id        text   NOT NULL REFERENCES family,
    seniority        text   NOT NULL CHECK (seniority IN ('entry', 'mid', 'senior', 'principal', 'executive', 'all')),
    alternate_titles text[] NOT NULL,
    skills           text[] NOT NULL,
    occupations      jsonb  NOT NULL,
    PRIMARY KEY (release_id, role_id, lang)
);

CREATE INDEX starter_role_by_role ON starter_role (role_id);

CREATE TABLE starter_section (
    release_id text  NOT NULL REFERENCES release,
    role_id    text  NOT NULL REFERENCES role,
    lang       text  NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    key        text  NOT NULL CHECK (key IN ('overview', 'responsibilities', 'requirements', 'careerDevelopment',
                                             'softSkills', 'bestPractices', 'challenges', 'relatedCareers')),
    body       jsonb NOT NULL CHECK (jsonb_typeof(body) = 'object'),
    PRIMARY KEY (release_id, role_id, lang, key)
);

CREATE INDEX starter_section_by_role ON starter_section (role_id);
