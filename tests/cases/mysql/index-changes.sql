---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_title_idx of book
DROP INDEX book_title_idx ON book;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_year_idx of book
DROP INDEX book_year_idx ON book;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_both_idx of book
DROP INDEX book_both_idx ON book;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Rename index book_author_idx to book_writer_idx
ALTER TABLE book RENAME INDEX book_author_idx TO book_writer_idx;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add index book_title_idx of book
CREATE INDEX book_title_idx ON book (title);
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index book_year_idx of book
CREATE UNIQUE INDEX book_year_idx ON book (year);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add index book_both_idx of book
CREATE INDEX book_both_idx ON book (year DESC, title);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_both_idx of book
DROP INDEX book_both_idx ON book;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_year_idx of book
DROP INDEX book_year_idx ON book;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_title_idx of book
DROP INDEX book_title_idx ON book;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Rename index book_writer_idx to book_author_idx
ALTER TABLE book RENAME INDEX book_writer_idx TO book_author_idx;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add index book_both_idx of book
CREATE INDEX book_both_idx ON book (title, year);
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index book_year_idx of book
CREATE INDEX book_year_idx ON book (year);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add index book_title_idx of book
CREATE UNIQUE INDEX book_title_idx ON book (title);
