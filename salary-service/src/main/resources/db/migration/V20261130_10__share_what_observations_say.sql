-- Millions of people say some ten thousand different things besides their pay. Each of these once: an observation takes
-- half the room, and who has the same of everything is found by comparing numbers.
ALTER TABLE observation RENAME TO observation_before;
ALTER INDEX observation_pkey RENAME TO observation_before_pkey;

-- What rows of a file say of people besides their pay. Two may be alike: a long file is not remembered to its end.
CREATE TABLE observation_profile (
    file_id      integer NOT NULL,
    number       integer NOT NULL,
    title        integer NOT NULL,
    year         smallint NOT NULL,
    remote       smallint NOT NULL CHECK (remote IN (0, 50, 100)),
    seniority    text NOT NULL CHECK (seniority IN ('entry', 'mid', 'senior', 'executive')),
    employment   text NOT NULL CHECK (employment IN ('fullTime', 'partTime', 'contract', 'freelance')),
    area_id      text NOT NULL,
    company_area text NOT NULL,
    company_size text NOT NULL CHECK (company_size IN ('S', 'M', 'L')),
    currency     text NOT NULL,
    PRIMARY KEY (file_id, number)
);

COMMENT ON COLUMN observation_profile.title IS 'observation_title.number in the same file';
COMMENT ON COLUMN observation_profile.area_id IS 'where the person lives';

-- One person's pay, shown only in groups. There may be tens of millions, and a foreign key asks once a row; what this
-- table refers to is never deleted, and an import checks what it refers to before it copies.
CREATE TABLE observation (
    file_id     integer NOT NULL,
    row_number  integer NOT NULL,
    profile     integer NOT NULL,
    -- The file gave pay an hour where pay a year belongs; the amount is 2,080 times that.
    from_hourly boolean NOT NULL,
    amount      numeric NOT NULL CHECK (amount > 0),
    PRIMARY KEY (file_id, row_number)
);

COMMENT ON COLUMN observation.row_number IS 'as a spreadsheet program counts it: the header is row 1';
COMMENT ON COLUMN observation.profile IS 'observation_profile.number in the same file';
COMMENT ON COLUMN observation.amount IS 'units of currency a year';

CREATE TEMPORARY TABLE observation_shared ON COMMIT DROP AS
SELECT file_id, row_number() OVER (PARTITION BY file_id ORDER BY min(row_number))::integer AS number,
       title, year, remote, seniority, employment, area_id, company_area, company_size, currency
FROM observation_before
GROUP BY file_id, title, year, remote, seniority, employment, area_id, company_area, company_size, currency;

INSERT INTO observation_profile SELECT * FROM observation_shared;

INSERT INTO observation
SELECT file_id, b.row_number, p.number, b.from_hourly, b.amount
FROM observation_before b
JOIN observation_shared p
    USING (file_id, title, year, remote, seniority, employment, area_id, company_area, company_size, currency)
ORDER BY file_id, b.row_number;

DROP TABLE observation_before;
