-- A full edition has thousands of estimates of one occupation, an area each; a reader asks for a few areas.
DROP INDEX estimate_role;
DROP INDEX estimate_occupation;
CREATE INDEX estimate_role ON estimate (subject_role, area_id) WHERE subject_role IS NOT NULL;
CREATE INDEX estimate_occupation ON estimate (occupation_scheme, occupation_code, area_id) WHERE occupation_code IS NOT NULL;
CREATE INDEX estimate_release ON estimate (release_id);
