-- Names of the skills that a role asks for, the most telling first.
CREATE TABLE role_skill (
    role_id  text    NOT NULL REFERENCES role,
    name     text    NOT NULL,
    position integer NOT NULL CHECK (position >= 0),
    PRIMARY KEY (role_id, name)
);
