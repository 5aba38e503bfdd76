-- Requests that made a role, by the key that their senders gave them: one that is sent again gets the same answer.
CREATE TABLE role_creation (
    key        text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    author     text        NOT NULL CHECK (author <> ''),
    request    text        NOT NULL,
    answer     jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (author, key)
);
