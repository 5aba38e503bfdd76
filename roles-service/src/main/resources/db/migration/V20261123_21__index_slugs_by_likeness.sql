-- Near slugs for addresses that nobody serves. The extension is a trusted one: the database's owner may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX role_slug_by_likeness ON role_slug USING gin (slug gin_trgm_ops);
