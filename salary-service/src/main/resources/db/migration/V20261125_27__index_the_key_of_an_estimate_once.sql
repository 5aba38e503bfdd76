-- key_in_edition is the natural key but for the release, as one text with an empty part for what is absent, and no part of
-- the key may be an empty text: unique with the release, it says what the thirteen columns said. One index then does
-- what two did, and an import of metropolitan wages writes 300,000 entries less.
ALTER TABLE estimate DROP CONSTRAINT estimate_natural_key;
DROP INDEX estimate_key_in_edition;
ALTER TABLE estimate ADD CONSTRAINT estimate_natural_key UNIQUE (key_in_edition, release_id);
