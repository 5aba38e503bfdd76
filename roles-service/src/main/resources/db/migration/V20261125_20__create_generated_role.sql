-- Which occupation a role was made from that nobody wrote. An occupation makes one role at most; whoever writes for
-- that occupation later takes over its id, and the row goes.
CREATE TABLE generated_role (
    role_id text PRIMARY KEY REFERENCES role,
    scheme  text NOT NULL,
    code    text NOT NULL,
    UNIQUE (scheme, code)
);
