-- A file of single people's pay. What is one observation is told by the hash of its file and its row: rows that look the
-- same are different people, and one file loaded twice is not twice as many.
CREATE TABLE observation_file (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    release_id text NOT NULL REFERENCES release,
    hash       text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    UNIQUE (release_id, hash)
);

-- The job titles of a file, letter by letter as they are in it, and how many rows have each.
CREATE TABLE observation_title (
    file_id   integer NOT NULL REFERENCES observation_file,
    number    integer NOT NULL,
    title     text NOT NULL CHECK (title <> ''),
    title_key text NOT NULL GENERATED ALWAYS AS (lower(title)) STORED,
    size      integer NOT NULL CHECK (size > 0),
    PRIMARY KEY (file_id, number),
    UNIQUE (file_id, title)
);

CREATE INDEX observation_title_key ON observation_title (title_key);

-- One person's pay, shown only in groups. There may be tens of millions, and a foreign key asks once a row; what this
-- table refers to is never deleted, and an import checks what it refers to before it copies.
CREATE TABLE observation (
    file_id      integer NOT NULL,
    row_number   integer NOT NULL,
    title        integer NOT NULL,
    year         smallint NOT NULL,
    remote       smallint NOT NULL CHECK (remote IN (0, 50, 100)),
    seniority    text NOT NULL CHECK (seniority IN ('entry', 'mid', 'senior', 'executive')),
    employment   text NOT NULL CHECK (employment IN ('fullTime', 'partTime', 'contract', 'freelance')),
    area_id      text NOT NULL,
    company_area text NOT NULL,
    company_size text NOT NULL CHECK (company_size IN ('S', 'M', 'L')),
    currency     text NOT NULL,
    amount       numeric NOT NULL CHECK (amount > 0),
    -- The file gave pay an hour where pay a year belongs; the amount is 2,080 times that.
    from_hourly  boolean NOT NULL,
    PRIMARY KEY (file_id, row_number)
);

COMMENT ON COLUMN observation.row_number IS 'as a spreadsheet program counts it: the header is row 1';
COMMENT ON COLUMN observation.title IS 'observation_title.number in the same file';
COMMENT ON COLUMN observation.area_id IS 'where the person lives';
COMMENT ON COLUMN observation.amount IS 'units of currency a year';
