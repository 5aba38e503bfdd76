-- Who says it. A source is described by the newest load that names it.
CREATE TABLE source (
    id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    publisher   text NOT NULL,
    title       text NOT NULL,
    url         text,
    licence     text NOT NULL,
    attribution text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('official-statistics', 'survey', 'job-postings', 'self-reported', 'editorial', 'unattributed'))
);

-- One immutable load. The id is source:edition:part:knownFrom, with :2, :3, ... after withdrawals.
CREATE TABLE release (
    id               text PRIMARY KEY,
    source_id        text NOT NULL REFERENCES source,
    edition          text NOT NULL,
    part             text NOT NULL,
    label            text,
    known_from       date NOT NULL,
    attempt          integer NOT NULL DEFAULT 1 CHECK (attempt > 0),
    content_hash     text NOT NULL,
    status           text NOT NULL CHECK (status IN ('staged', 'published', 'withdrawn')),
    loaded_at        timestamptz NOT NULL,
    published_at     timestamptz,
    withdrawn_at     timestamptz,
    withdrawn_reason text,
    UNIQUE (source_id, edition, part, known_from, attempt),
    CHECK (id = source_id || ':' || edition || ':' || part || ':' || to_char(known_from, 'YYYY-MM-DD')
                || CASE WHEN attempt = 1 THEN '' ELSE ':' || attempt END),
    CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL AND withdrawn_reason IS NOT NULL)),
    CHECK (status <> 'published' OR published_at IS NOT NULL)
);

-- What was known at the end of a day: per source, edition and part the newest release that was not withdrawn.
CREATE FUNCTION visible_release(as_of date) RETURNS TABLE (id text, source_id text, edition text, part text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT DISTINCT ON (r.source_id, r.edition, r.part) r.id, r.source_id, r.edition, r.part
    FROM release r
    WHERE r.status = 'published' AND r.known_from <= as_of
    ORDER BY r.source_id, r.edition, r.part, r.known_from DESC, r.attempt DESC;
END;
