-- Where most people find a skill not important, its publisher calls its level not relevant, and it counts as 0.
ALTER TABLE skill_rating
    ADD COLUMN level_not_relevant boolean NOT NULL DEFAULT false,
    ADD COLUMN surveyed text CHECK (surveyed ~ '^\d{4}-\d{2}$'),
    ADD COLUMN domain_source text;
