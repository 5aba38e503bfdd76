-- What a role is as a whole (title, other titles, family, seniority, skills) is written like a section.
ALTER TABLE revision_section DROP CONSTRAINT revision_section_key_check;
ALTER TABLE revision_section ADD CONSTRAINT revision_section_key_check
    CHECK (key IN ('profile', 'overview', 'responsibilities', 'requirements', 'careerDevelopment', 'softSkills',
                   'bestPractices', 'challenges', 'relatedCareers'));
ALTER TABLE draft DROP CONSTRAINT draft_key_check;
ALTER TABLE draft ADD CONSTRAINT draft_key_check
    CHECK (key IN ('profile', 'overview', 'responsibilities', 'requirements', 'careerDevelopment', 'softSkills',
                   'bestPractices', 'challenges', 'relatedCareers'));

-- What an editor finds written where no editor wrote yet.
CREATE VIEW starter_part AS
SELECT release_id, role_id, lang, key, body FROM starter_section
UNION ALL
SELECT release_id, role_id, lang, 'profile',
       jsonb_build_object('title', title, 'family', family_id, 'seniority', seniority,
                          'alternateTitles', to_jsonb(alternate_titles), 'skills', to_jsonb(skills))
FROM starter_role;

-- What editors say of a part today. An empty edit takes back what they said before: what lies beneath shows again.
CREATE VIEW edited_part AS
SELECT role_id, lang, key, number, body FROM (
    SELECT DISTINCT ON (role_id, lang, key) role_id, lang, key, number, body FROM revision_section
    ORDER BY role_id, lang, key, number DESC) newest
WHERE body <> '{}';
