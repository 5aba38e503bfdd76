-- Finished answers in the default view, so that the read that every page needs is one row. Derived and rebuildable: an
-- answer counts only at the feed position and for the build that it was made at, and from when it was made until the
-- first moment that it would differ by the clock alone; else it is made anew and replaced.
CREATE UNLOGGED TABLE stored_answer (
    reference   bytea PRIMARY KEY CHECK (length(reference) = 32),
    build       text NOT NULL,
    position    bigint NOT NULL,
    made_at     timestamptz NOT NULL,
    valid_until timestamptz,
    etag        text NOT NULL,
    body        bytea NOT NULL
);
-- The bytes are JSON of some tens of kilobytes; unpacking them at every read costs more than their room.
ALTER TABLE stored_answer ALTER body SET STORAGE EXTERNAL;

COMMENT ON COLUMN stored_answer.reference IS 'SHA-256 of the role reference';
COMMENT ON COLUMN stored_answer.build IS 'what made it, since the next version may make it otherwise';
