-- One number of an estimate, or the typed reason why there is none. Its source cannot be absent: figure, estimate,
-- release and source hang together by keys that are never null.
CREATE TABLE figure (
    id                              text PRIMARY KEY CHECK (id ~ '^[a-z2-7]{16}$'),
    estimate_id                     text NOT NULL REFERENCES estimate ON DELETE CASCADE,
    statistic                       text NOT NULL CHECK (statistic ~ '^(mean|median|p[1-9][0-9]?|min|max|rangeLow|rangeHigh|starting)$'),
    note                            text CHECK (note <> '' AND note !~ '\n'),
    unit                            text NOT NULL REFERENCES currency,
    value                           numeric CHECK (value >= 0),
    at_least                        numeric CHECK (at_least >= 0),
    at_most                         numeric CHECK (at_most >= 0),
    missing                         text CHECK (missing IN ('suppressed', 'notSurveyed', 'notApplicable', 'noRate',
                                                            'belowMinimumGroup')),
    symbol                          text CHECK (symbol <> ''),
    sample_size                     integer CHECK (sample_size > 0),
    relative_standard_error_percent numeric CHECK (relative_standard_error_percent >= 0),
    derived_from                    text[] CHECK (cardinality(derived_from) > 0),
    derivation_rule                 text CHECK (derivation_rule <> ''),
    CONSTRAINT figure_one_of CHECK (num_nonnulls(value, at_least, at_most, missing) = 1),
    CONSTRAINT figure_derivation CHECK ((derived_from IS NULL) = (derivation_rule IS NULL)),
    -- Publishers give an error for the mean only; it says nothing about a percentile.
    CONSTRAINT figure_error_of_mean CHECK (relative_standard_error_percent IS NULL OR statistic = 'mean'),
    CONSTRAINT figure_natural_key UNIQUE NULLS NOT DISTINCT (estimate_id, statistic, note)
);
