-- Who merged a role into which, and who took it back.
CREATE TABLE role_merge (
    role_id       text        NOT NULL REFERENCES role,
    merged_into   text        NOT NULL REFERENCES role,
    author        text        NOT NULL CHECK (author <> ''),
    note          text        NOT NULL,
    merged_at     timestamptz NOT NULL,
    restored_at   timestamptz,
    restored_by   text,
    restored_note text,
    PRIMARY KEY (role_id, merged_at),
    CHECK (num_nonnulls(restored_at, restored_by, restored_note) IN (0, 3))
);
