-- Which role a job title means, where a source gives nothing but the title. Seeded by the starter catalogue; what a
-- steward changed stays.
CREATE TABLE title_role (
    lang      text NOT NULL CHECK (lang ~ '^[a-z]{2,3}$'),
    title_key text NOT NULL CHECK (title_key <> '' AND title_key = lower(title_key)),
    title     text NOT NULL,
    role_id   text NOT NULL CHECK (role_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    fit       text NOT NULL CHECK (fit IN ('exact', 'narrower', 'broader', 'related')),
    origin    text NOT NULL CHECK (origin IN ('starter', 'steward')),
    PRIMARY KEY (lang, title_key),
    CHECK (title_key = lower(title))
);

CREATE INDEX title_role_role ON title_role (role_id);
