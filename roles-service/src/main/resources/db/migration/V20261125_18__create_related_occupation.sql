-- Occupations that are near one, the nearest first within the whole list.
CREATE TABLE related_occupation (
    release_id   text    NOT NULL,
    scheme       text    NOT NULL,
    code         text    NOT NULL,
    related_code text    NOT NULL,
    tier         text    NOT NULL CHECK (tier IN ('primaryShort', 'primaryLong', 'supplemental')),
    position     integer NOT NULL CHECK (position > 0),
    PRIMARY KEY (release_id, scheme, code, related_code),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact
);

CREATE INDEX related_occupation_by_code ON related_occupation (scheme, code);
