-- When the reference period of an estimate begins and ends, as text that sorts (2024-05 ends 2024-05-31): reads choose
-- and order by it. A period that is not stated has neither.
ALTER TABLE estimate
    ADD period_begins text GENERATED ALWAYS AS (
        CASE length(split_part(reference_period, '/', 1))
            WHEN 4 THEN split_part(reference_period, '/', 1) || '-01-01'
            WHEN 7 THEN split_part(reference_period, '/', 1) || '-01'
            ELSE split_part(reference_period, '/', 1)
        END) STORED,
    ADD period_ends text GENERATED ALWAYS AS (
        CASE length(split_part(reference_period, '/', -1))
            WHEN 4 THEN split_part(reference_period, '/', -1) || '-12-31'
            WHEN 7 THEN split_part(reference_period, '/', -1) || '-31'
            ELSE split_part(reference_period, '/', -1)
        END) STORED;
