-- The places of a role in published taxonomies, best fit first.
CREATE TABLE role_occupation (
    role_id  text    NOT NULL REFERENCES role,
    scheme   text    NOT NULL CHECK (scheme IN ('SOC-2010', 'SOC-2018', 'SOC-OEWS-2019', 'ONET-SOC-2010',
                                                'ONET-SOC-2019', 'ISCO-08', 'ESCO', 'NAICS', 'CIP-2020')),
    code     text    NOT NULL,
    title    text    NOT NULL,
    fit      text    NOT NULL CHECK (fit IN ('exact', 'broader', 'narrower', 'related')),
    position integer NOT NULL CHECK (position >= 0),
    PRIMARY KEY (role_id, scheme, code)
);

CREATE UNIQUE INDEX role_occupation_one_exact ON role_occupation (scheme, code) WHERE fit = 'exact';
CREATE INDEX role_occupation_by_code ON role_occupation (scheme, code);
