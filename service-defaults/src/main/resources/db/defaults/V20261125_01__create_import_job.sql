-- One file that was handed in, and what became of it. A row stands for an upload that arrived whole; it is written apart
-- from the import's own transaction, so that a job that failed is still here to say why.
CREATE TABLE import_job (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text NOT NULL,
    file         text NOT NULL,
    bytes        bigint NOT NULL CHECK (bytes >= 0),
    parameters   jsonb NOT NULL,
    publish      boolean NOT NULL,
    confirm      boolean NOT NULL,
    submitted_by text NOT NULL,
    submitted_at timestamptz NOT NULL,
    -- The process that works on it. It holds the advisory lock of this number as long as it lives.
    instance     bigint NOT NULL,
    status       text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
    started_at   timestamptz,
    ended_at     timestamptz,
    outcome      text CHECK (outcome IN ('staged', 'published', 'alreadyLoaded')),
    bytes_read   bigint NOT NULL DEFAULT 0,
    rows_read    bigint NOT NULL DEFAULT 0,
    rows_refused bigint NOT NULL DEFAULT 0,
    -- Lists as the API shows them; nothing asks for them by content.
    stored       jsonb NOT NULL DEFAULT '[]',
    refused      jsonb NOT NULL DEFAULT '[]',
    left_out     jsonb NOT NULL DEFAULT '[]',
    releases     jsonb NOT NULL DEFAULT '[]',
    flags        jsonb NOT NULL DEFAULT '[]',
    notes        jsonb NOT NULL DEFAULT '[]',
    failure      jsonb,
    CHECK ((status = 'done') = (outcome IS NOT NULL)),
    CHECK ((status = 'failed') = (failure IS NOT NULL)),
    CHECK ((status IN ('done', 'failed')) = (ended_at IS NOT NULL))
);
CREATE INDEX import_job_unfinished ON import_job (instance) WHERE status IN ('waiting', 'running');

-- The first rows that a job did not take; all of them are counted in import_job.refused.
CREATE TABLE import_refusal (
    job_id  bigint NOT NULL REFERENCES import_job ON DELETE CASCADE,
    ordinal integer NOT NULL,
    file    text NOT NULL,
    sheet   text,
    "row"   bigint,
    "column" text,
    value   text,
    why     text NOT NULL,
    "right" text NOT NULL,
    PRIMARY KEY (job_id, ordinal)
);
