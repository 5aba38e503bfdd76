-- Which code made the pages, so that other code makes them anew. At most one row.
CREATE TABLE page_code (
    only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    fingerprint text NOT NULL
);
