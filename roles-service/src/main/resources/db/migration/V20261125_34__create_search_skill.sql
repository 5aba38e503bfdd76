-- Derived, as the other tables of search: the skills and technologies that roles are narrowed by, as pickers show them, with
-- how many roles have each. What was indexed before this table came is counted here.
CREATE TABLE search_skill (
    folded text    COLLATE "C" PRIMARY KEY,
    name   text    COLLATE "C" NOT NULL,
    roles  integer NOT NULL CHECK (roles >= 0)
);

INSERT INTO search_skill (folded, name, roles)
SELECT d.skill, coalesce(min(n.name COLLATE "C"), d.skill), d.roles
FROM (SELECT unnest(skills) AS skill, count(*) AS roles FROM search_document GROUP BY 1) d
LEFT JOIN (SELECT name FROM role_skill UNION SELECT name FROM occupation_technology) n ON lower(n.name) = d.skill
GROUP BY d.skill, d.roles;

CREATE INDEX search_skill_typed ON search_skill (folded text_pattern_ops) WHERE roles > 0;
CREATE INDEX search_skill_most ON search_skill (roles DESC, folded) WHERE roles > 0;
