-- A source that changed under an editor's section: open until somebody edits the section again (its newest revision
-- then has a higher number) or dismisses the notice.
CREATE TABLE source_change (
    role_id      text        NOT NULL,
    number       integer     NOT NULL,
    lang         text        NOT NULL,
    key          text        NOT NULL,
    release_id   text        NOT NULL REFERENCES release,
    noted_at     timestamptz NOT NULL,
    dismissed_at timestamptz,
    dismissed_by text,
    PRIMARY KEY (role_id, number, lang, key, release_id),
    FOREIGN KEY (role_id, number, lang, key) REFERENCES revision_section,
    CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
);
