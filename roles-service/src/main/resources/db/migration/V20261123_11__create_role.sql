-- One career. The id is the slug it was born with: permanent and never reused. The slug is for addresses and may
-- change. A merged role points at the one that took its place, which is never merged itself.
CREATE TABLE role (
    id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    slug        text NOT NULL UNIQUE,
    family_id   text NOT NULL REFERENCES family,
    seniority   text NOT NULL CHECK (seniority IN ('entry', 'mid', 'senior', 'principal', 'executive', 'all')),
    merged_into text REFERENCES role CHECK (merged_into <> id),
    created_at  timestamptz NOT NULL
);

CREATE INDEX role_merged_into ON role (merged_into) WHERE merged_into IS NOT NULL;
