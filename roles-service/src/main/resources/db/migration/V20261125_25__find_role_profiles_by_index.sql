-- Only a release that defines occupations describes them, so that a description tells which rows make a profile; the
-- detailed occupations under a code are a range of codes. Both are what an index knows.
CREATE INDEX occupation_fact_described ON occupation_fact (scheme, code) WHERE description IS NOT NULL;

CREATE OR REPLACE VIEW role_profile AS
SELECT release_id, role_id, lang, title, family_id, seniority, alternate_titles, skills, occupations FROM starter_role
UNION ALL
SELECT f.release_id, g.role_id, 'en', f.title, r.family_id, r.seniority, '{}'::text[], '{}'::text[],
       jsonb_build_array(jsonb_build_object('scheme', f.scheme, 'code', f.code, 'title', f.title, 'fit', 'exact'))
       || coalesce(soc.occupation, '[]'::jsonb)
FROM generated_role g
JOIN role r ON r.id = g.role_id
JOIN occupation_fact f ON f.scheme = g.scheme AND f.code = g.code AND f.description IS NOT NULL
LEFT JOIN LATERAL (
    SELECT jsonb_build_array(jsonb_build_object('scheme', 'SOC-2018', 'code', left(f.code, 7), 'title', s.title, 'fit',
        CASE WHEN EXISTS (SELECT FROM occupation_fact d
                          WHERE d.scheme = f.scheme AND d.code > left(f.code, 7) || '.00'
                            AND d.code <= left(f.code, 7) || '.99' AND d.description IS NOT NULL
                            AND d.release_id = f.release_id)
               OR EXISTS (SELECT FROM starter_role o, jsonb_array_elements(o.occupations) e
                          WHERE e ->> 'scheme' = 'SOC-2018' AND e ->> 'code' = left(f.code, 7)
                            AND e ->> 'fit' = 'exact')
             THEN 'broader' ELSE 'exact' END)) AS occupation
    FROM occupation_fact s
    WHERE s.scheme = f.scheme AND s.code = left(f.code, 7) || '.00' AND s.description IS NOT NULL
      AND s.release_id = f.release_id) soc ON true;
