-- What a release holds that only a steward may confirm. It is not published before that.
CREATE TABLE release_flag (
    release_id   text NOT NULL REFERENCES release,
    code         text NOT NULL CHECK (code ~ '^[A-Z][A-Z0-9_]*$'),
    text         text NOT NULL,
    rows         bigint NOT NULL CHECK (rows > 0),
    confirmed_by text,
    confirmed_at timestamptz,
    PRIMARY KEY (release_id, code),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);
