-- A career reads the counts of its occupations for one area, for the country's sectors and for its states, never all.
DROP INDEX employment_figure_occupation;
CREATE INDEX employment_figure_occupation ON employment_figure (occupation_scheme, occupation_code, area)
    WHERE occupation_code IS NOT NULL AND industry IS NULL;
CREATE INDEX employment_figure_states ON employment_figure (occupation_scheme, occupation_code, reference_period)
    WHERE occupation_code IS NOT NULL AND industry IS NULL AND area ~ '^[A-Z]{2}-[A-Z]{2}$';
CREATE INDEX employment_figure_sectors ON employment_figure (occupation_scheme, occupation_code, reference_period)
    WHERE occupation_code IS NOT NULL AND industry ~ '^[0-9]{2}(-[0-9]{2})?$';
