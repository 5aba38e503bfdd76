-- What a release says of currencies. A currency is there from the moment a release names it; its name, digits and
-- withdrawal are those of the newest published release.
CREATE TABLE currency_entry (
    release_id text NOT NULL REFERENCES release,
    code       text NOT NULL REFERENCES currency,
    name       text NOT NULL CHECK (name <> ''),
    digits     smallint CHECK (digits BETWEEN 0 AND 4),
    withdrawn  text CHECK (withdrawn ~ '^\d{4}(-\d{2})?$'),
    PRIMARY KEY (release_id, code)
);

CREATE INDEX currency_entry_code ON currency_entry (code);
