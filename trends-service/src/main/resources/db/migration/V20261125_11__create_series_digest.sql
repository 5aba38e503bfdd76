-- What readers see of a load of a series without reading its points again: a few points for drawing, and how it moved.
-- Derived and rebuildable: rows of another rule than the service's own are made again when it starts.
CREATE TABLE series_digest (
    series_key bigint PRIMARY KEY REFERENCES series_load,
    rule       text NOT NULL,
    -- First and last measured period; null where nothing was measured.
    first_day  date,
    last_day   date,
    -- Periods between the first and the last point of the series, and how many of them have no measurement.
    periods    integer NOT NULL,
    gaps       integer NOT NULL,
    drawn      json NOT NULL,
    shown      integer NOT NULL,
    momentum   json,
    CHECK ((first_day IS NULL) = (last_day IS NULL))
);
CREATE INDEX series_load_brought_by ON series_load (brought_by);
