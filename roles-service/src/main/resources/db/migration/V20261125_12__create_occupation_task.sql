-- What people in an occupation do. A task without a type has not been rated by enough of them.
CREATE TABLE occupation_task (
    release_id    text    NOT NULL,
    scheme        text    NOT NULL,
    code          text    NOT NULL,
    task          integer NOT NULL,
    statement     text    NOT NULL CHECK (statement <> ''),
    type          text    CHECK (type IN ('core', 'supplemental')),
    incumbents    integer CHECK (incumbents >= 0),
    surveyed      text    CHECK (surveyed ~ '^\d{4}-\d{2}$'),
    domain_source text,
    PRIMARY KEY (release_id, scheme, code, task),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact
);

COMMENT ON COLUMN occupation_task.incumbents IS 'How many people in the occupation answered; null where nobody was asked.';
CREATE INDEX occupation_task_by_code ON occupation_task (scheme, code);
