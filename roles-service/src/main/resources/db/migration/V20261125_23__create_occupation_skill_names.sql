-- Derived from a release when it is loaded: the names of what an occupation asks for, the most telling first, by which
-- two careers are compared. Of ratings those of 3 ("important") and more, ten at most; of technologies those in demand
-- or hot, ten at most.
CREATE TABLE occupation_skill_names (
    release_id text   NOT NULL,
    scheme     text   NOT NULL,
    code       text   NOT NULL,
    names      text[] NOT NULL,
    PRIMARY KEY (release_id, scheme, code),
    FOREIGN KEY (release_id, scheme, code) REFERENCES occupation_fact
);

CREATE INDEX occupation_skill_names_by_code ON occupation_skill_names (scheme, code);
