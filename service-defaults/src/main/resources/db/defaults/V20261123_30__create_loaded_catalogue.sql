-- The catalogues that were loaded as a whole, so that the files of one are not read and checked again at every start.
CREATE TABLE loaded_catalogue (
    hash      text PRIMARY KEY,
    loaded_at timestamptz NOT NULL DEFAULT current_timestamp
);
