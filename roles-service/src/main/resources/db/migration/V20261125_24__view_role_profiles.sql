-- What each release says of a role as a whole: the starter of those that it wrote, and of a generated role whatever the
-- occupation is called. A SOC code without detailed O*NET occupations under it is that occupation itself; else it is
-- the wider group. It is never exact for two roles.
CREATE VIEW role_profile AS
SELECT release_id, role_id, lang, title, family_id, seniority, alternate_titles, skills, occupations FROM starter_role
UNION ALL
SELECT f.release_id, g.role_id, 'en', f.title, r.family_id, r.seniority, '{}'::text[], '{}'::text[],
       jsonb_build_array(jsonb_build_object('scheme', f.scheme, 'code', f.code, 'title', f.title, 'fit', 'exact'))
       || coalesce(soc.occupation, '[]'::jsonb)
FROM generated_role g
JOIN role r ON r.id = g.role_id
JOIN occupation_fact f ON f.scheme = g.scheme AND f.code = g.code
JOIN release l ON l.id = f.release_id AND l.part = 'occupation-data'
LEFT JOIN LATERAL (
    SELECT jsonb_build_array(jsonb_build_object('scheme', 'SOC-2018', 'code', left(f.code, 7), 'title', s.title, 'fit',
        CASE WHEN EXISTS (SELECT FROM occupation_fact d WHERE d.release_id = f.release_id AND d.scheme = f.scheme
                              AND left(d.code, 7) = left(f.code, 7) AND d.code <> s.code)
               OR EXISTS (SELECT FROM starter_role o, jsonb_array_elements(o.occupations) e
                          WHERE e ->> 'scheme' = 'SOC-2018' AND e ->> 'code' = left(f.code, 7)
                            AND e ->> 'fit' = 'exact')
             THEN 'broader' ELSE 'exact' END)) AS occupation
    FROM occupation_fact s
    WHERE s.release_id = f.release_id AND s.scheme = f.scheme AND s.code = left(f.code, 7) || '.00') soc ON true;
