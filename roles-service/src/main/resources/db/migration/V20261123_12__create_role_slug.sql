-- Every slug ever given, the ids among them. A slug never leaves its role, so that old addresses keep leading there.
CREATE TABLE role_slug (
    slug     text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100
                                     AND slug NOT IN ('suggest', 'resolve', 'match')),
    role_id  text NOT NULL REFERENCES role,
    given_at timestamptz NOT NULL,
    UNIQUE (role_id, slug)
);

-- Deferred, since a role and its first slug are born in one transaction.
ALTER TABLE role ADD CONSTRAINT role_current_slug FOREIGN KEY (id, slug) REFERENCES role_slug (role_id, slug)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE role ADD CONSTRAINT role_id_is_a_slug FOREIGN KEY (id, id) REFERENCES role_slug (role_id, slug)
    DEFERRABLE INITIALLY DEFERRED;
