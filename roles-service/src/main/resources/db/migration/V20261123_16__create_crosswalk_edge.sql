-- Which occupation of an older taxonomy stands behind one of a newer. The fit is said of the older: broader when it
-- is the wider of the two.
CREATE TABLE crosswalk_edge (
    release_id  text NOT NULL REFERENCES release,
    from_scheme text NOT NULL,
    from_code   text NOT NULL,
    to_scheme   text NOT NULL,
    to_code     text NOT NULL,
    fit         text NOT NULL CHECK (fit IN ('exact', 'broader', 'narrower', 'related')),
    PRIMARY KEY (release_id, to_scheme, to_code, from_scheme, from_code)
);

CREATE INDEX crosswalk_edge_predecessors ON crosswalk_edge (to_scheme, to_code);
