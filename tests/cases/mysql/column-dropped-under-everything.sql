---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_year_idx of book
DROP INDEX book_year_idx ON book;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
DROP INDEX book_author_id_fkey ON book;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Drop check book_year of book
ALTER TABLE book DROP CHECK book_year;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Drop unique constraint book_both of book
DROP INDEX book_both ON book;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Drop column year of book
ALTER TABLE book DROP COLUMN year;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column year to book
ALTER TABLE book ADD COLUMN year INT;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id INT AFTER title;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Add unique constraint book_both of book
ALTER TABLE book ADD CONSTRAINT book_both UNIQUE (year, title);
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id);
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add index book_year_idx of book
CREATE INDEX book_year_idx ON book (year);
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add check book_year of book
ALTER TABLE book ADD CONSTRAINT book_year CHECK (year > 0);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
