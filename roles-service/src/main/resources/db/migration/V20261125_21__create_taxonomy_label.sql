-- What a taxonomy calls its codes, so that careers are found by codes and words of taxonomies that no page shows.
CREATE TABLE taxonomy_label (
    release_id text    NOT NULL REFERENCES release,
    scheme     text    NOT NULL CHECK (scheme IN ('SOC-2010', 'SOC-2018', 'SOC-OEWS-2019', 'ONET-SOC-2010',
                                                  'ONET-SOC-2019', 'ISCO-08', 'ESCO', 'NAICS', 'CIP-2020')),
    code       text    NOT NULL,
    position   integer NOT NULL CHECK (position >= 0),
    lang       text    NOT NULL CHECK (lang ~ '^[a-z]{2}$'),
    label      text    NOT NULL CHECK (label <> ''),
    PRIMARY KEY (release_id, scheme, code, lang, position)
);

COMMENT ON COLUMN taxonomy_label.position IS '0 for the label that the taxonomy prefers, then its alternatives.';
CREATE INDEX taxonomy_label_by_code ON taxonomy_label (scheme, code);
CREATE INDEX crosswalk_edge_successors ON crosswalk_edge (from_scheme, from_code);
