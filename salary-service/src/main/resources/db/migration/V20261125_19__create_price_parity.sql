-- Price levels between places of one country in one year, its own level being 100: regional price parities for all items
-- of the Bureau of Economic Analysis (source bea-rpp, edition all, part states).
CREATE TABLE price_parity (
    release_id text NOT NULL REFERENCES release,
    area_id    text NOT NULL REFERENCES area,
    year       smallint NOT NULL,
    index      numeric NOT NULL CHECK (index > 0),
    PRIMARY KEY (release_id, area_id, year)
);
