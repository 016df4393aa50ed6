---- up
BEGIN;

-- Drop index book_title_idx of book
DROP INDEX book_title_idx;

-- Drop index book_year_idx of book
DROP INDEX book_year_idx;

-- Drop index book_both_idx of book
DROP INDEX book_both_idx;

-- Drop index book_author_idx of book
DROP INDEX book_author_idx;

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title);

-- Add index book_year_idx of book
CREATE UNIQUE INDEX book_year_idx ON book (year);

-- Add index book_both_idx of book
CREATE INDEX book_both_idx ON book (year DESC, title);

-- Add index book_writer_idx of book
CREATE INDEX book_writer_idx ON book (author_id);

COMMIT;

---- down
BEGIN;

-- Drop index book_writer_idx of book
DROP INDEX book_writer_idx;

-- Drop index book_both_idx of book
DROP INDEX book_both_idx;

-- Drop index book_year_idx of book
DROP INDEX book_year_idx;

-- Drop index book_title_idx of book
DROP INDEX book_title_idx;

-- Add index book_author_idx of book
CREATE INDEX book_author_idx ON book (author_id);

-- Add index book_both_idx of book
CREATE INDEX book_both_idx ON book (title, year);

-- Add index book_year_idx of book
CREATE INDEX book_year_idx ON book (year);

-- Add index book_title_idx of book
CREATE UNIQUE INDEX book_title_idx ON book (title);

COMMIT;
