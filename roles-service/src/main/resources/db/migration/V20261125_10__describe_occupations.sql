-- Every release of facts lists the occupations that it speaks of; the one that defines them says what they are.
ALTER TABLE occupation_fact ADD COLUMN description text CHECK (description <> '');

CREATE INDEX occupation_fact_by_code ON occupation_fact (scheme, code);
