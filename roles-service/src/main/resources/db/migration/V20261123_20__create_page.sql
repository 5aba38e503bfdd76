-- Derived, rebuildable: the answer for a role from a day on until the next row's, ready to be sent.
CREATE TABLE page (
    role_id    text  NOT NULL REFERENCES role,
    lang       text  NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    known_from date  NOT NULL,
    etag       text  NOT NULL,
    body       bytea NOT NULL,
    item       text  NOT NULL,
    highlights text  NOT NULL,
    PRIMARY KEY (role_id, lang, known_from)
);

-- Out of line and not compressed: a read copies the bytes and does no other work.
ALTER TABLE page ALTER COLUMN body SET STORAGE EXTERNAL;

-- Derived with the pages: whose title, address, summary or skills a role's page shows.
CREATE TABLE page_reference (
    role_id   text NOT NULL REFERENCES role,
    refers_to text NOT NULL,
    PRIMARY KEY (role_id, refers_to)
);

CREATE INDEX page_reference_back ON page_reference (refers_to);
