-- Derived, rebuildable: what roles are found by. Words are folded, stemmed and spelt out by the service before they come
-- here, the same way for texts and for what people type.

-- One row for each role that can be found. The document is what matches, with A for the title, B for other titles, C for
-- skills and places in taxonomies, D for the rest; facets stand beside it.
CREATE TABLE search_document (
    role_id      text     PRIMARY KEY REFERENCES role,
    title        text     COLLATE "C" NOT NULL,
    document     tsvector NOT NULL,
    texts        jsonb    NOT NULL,
    family_id    text     NOT NULL,
    seniority    text     NOT NULL,
    job_zone     smallint,
    interests    text[]   NOT NULL,
    technologies text[]   NOT NULL,
    skills       text[]   NOT NULL,
    codes        text[]   NOT NULL,
    fingerprint  text     NOT NULL
);

-- Counting facets reads many rows and none of these; out of line they cost nothing there.
ALTER TABLE search_document ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE search_document ALTER COLUMN texts SET STORAGE EXTENDED;
ALTER TABLE search_document SET (toast_tuple_target = 256);

CREATE INDEX search_document_words ON search_document USING gin (document);
CREATE INDEX search_document_skills ON search_document USING gin (skills);
CREATE INDEX search_document_codes ON search_document USING gin (codes);
CREATE INDEX search_document_in_order ON search_document (title, role_id COLLATE "C");

-- How much a word says about a role, between 0 and 1 (SearchIndex has the formula). No foreign key: it would want an index
-- by role, and postings are only ever removed by the words of their document.
CREATE TABLE search_posting (
    word    text COLLATE "C" NOT NULL,
    role_id text NOT NULL,
    impact  real NOT NULL CHECK (impact > 0 AND impact <= 1),
    PRIMARY KEY (word, role_id)
);

CREATE INDEX search_posting_best ON search_posting (word, impact DESC, role_id);

-- Every word with the number of roles that have it; the empty word has the number of all roles. Its neighbours by
-- trigrams are what a misspelt word may have meant.
CREATE TABLE search_word (
    word  text COLLATE "C" PRIMARY KEY,
    roles integer NOT NULL CHECK (roles >= 0)
);

CREATE INDEX search_word_by_likeness ON search_word USING gist (word gist_trgm_ops (siglen = 32));
INSERT INTO search_word VALUES ('', 0);

-- Every title of every role: as it is typed from its beginning, and as a set of words, with and without those that speak
-- of seniority, so that word order does not matter.
CREATE TABLE search_title (
    role_id text NOT NULL REFERENCES search_document ON DELETE CASCADE,
    title   text NOT NULL,
    main    boolean NOT NULL,
    folded  text COLLATE "C" NOT NULL,
    words   text COLLATE "C" NOT NULL,
    bare    text COLLATE "C" NOT NULL,
    PRIMARY KEY (role_id, title)
);

CREATE INDEX search_title_typed ON search_title (folded text_pattern_ops);
CREATE INDEX search_title_by_words ON search_title (words);
CREATE INDEX search_title_by_bare_words ON search_title (bare);
CREATE INDEX search_title_by_likeness ON search_title USING gin (folded gin_trgm_ops) WHERE main;
