-- The publisher's model: what its elements are, which scales they are rated on, and what the points of a level mean.
CREATE TABLE content_element (
    release_id  text NOT NULL REFERENCES release,
    element     text NOT NULL,
    name        text NOT NULL,
    description text NOT NULL,
    PRIMARY KEY (release_id, element)
);

CREATE TABLE scale (
    release_id text    NOT NULL REFERENCES release,
    scale      text    NOT NULL,
    name       text    NOT NULL,
    minimum    numeric NOT NULL,
    maximum    numeric NOT NULL CHECK (maximum > minimum),
    PRIMARY KEY (release_id, scale)
);

CREATE TABLE level_anchor (
    release_id  text    NOT NULL REFERENCES release,
    element     text    NOT NULL,
    scale       text    NOT NULL,
    value       numeric NOT NULL,
    description text    NOT NULL,
    PRIMARY KEY (release_id, element, scale, value)
);
