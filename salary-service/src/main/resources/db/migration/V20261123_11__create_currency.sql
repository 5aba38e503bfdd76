-- ISO 4217. The symbol is what sentences use; without one they use the code.
CREATE TABLE currency (
    code   text PRIMARY KEY CHECK (code ~ '^[A-Z]{3}$'),
    name   text NOT NULL,
    digits smallint NOT NULL CHECK (digits BETWEEN 0 AND 4),
    symbol text CHECK (symbol <> '')
);

INSERT INTO currency (code, name, digits, symbol) VALUES
    ('AUD', 'Australian Dollar', 2, NULL),
    ('CAD', 'Canadian Dollar', 2, NULL),
    ('CHF', 'Swiss Franc', 2, NULL),
    ('EUR', 'Euro', 2, '€'),
    ('GBP', 'Pound Sterling', 2, '£'),
    ('INR', 'Indian Rupee', 2, NULL),
    ('JPY', 'Yen', 0, NULL),
    ('USD', 'US Dollar', 2, '$');
