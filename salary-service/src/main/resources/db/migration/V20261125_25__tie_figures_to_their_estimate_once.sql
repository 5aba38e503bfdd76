-- A figure's unit is its estimate's currency: one key says that and that there is the estimate. Two keys were two lookups
-- a figure, and the one of the currency locked the same row two million times in an import of metropolitan wages.
ALTER TABLE estimate ADD CONSTRAINT estimate_id_currency UNIQUE (id, currency);
ALTER TABLE figure
    DROP CONSTRAINT figure_unit_fkey,
    DROP CONSTRAINT figure_estimate_id_fkey,
    ADD CONSTRAINT figure_estimate_id_fkey FOREIGN KEY (estimate_id, unit) REFERENCES estimate (id, currency)
        ON DELETE CASCADE;
