-- In the collation "C" an ordinary index serves LIKE 'x%' and gives the order as well: a single letter then reads the first
-- titles that begin with it, where it had to read and sort them all.
DROP INDEX search_title_typed;
CREATE INDEX search_title_typed ON search_title (folded);
