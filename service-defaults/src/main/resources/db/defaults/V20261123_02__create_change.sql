-- The change feed. Positions are given under one advisory lock held to the end of the publishing
-- transaction, so that they become visible in their own order and no reader can miss one.
CREATE TABLE change (
    position    bigint PRIMARY KEY,
    at          timestamptz NOT NULL,
    kind        text NOT NULL,
    op          text NOT NULL CHECK (op IN ('upsert', 'delete')),
    entity_id   text NOT NULL,
    replaced_by text,
    touches     jsonb NOT NULL
);
