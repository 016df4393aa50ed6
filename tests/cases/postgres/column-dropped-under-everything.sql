---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop index book_year_idx of book
DROP INDEX book_year_idx;

-- Drop check book_year of book
ALTER TABLE book DROP CONSTRAINT book_year;

-- Drop unique constraint book_both of book
ALTER TABLE book DROP CONSTRAINT book_both;

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;

-- Drop column year of book
ALTER TABLE book DROP COLUMN year;

COMMIT;

---- down
BEGIN;

-- Add column year to book
ALTER TABLE book ADD COLUMN year integer;

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id integer;

-- Add unique constraint book_both of book
ALTER TABLE book ADD CONSTRAINT book_both UNIQUE (year, title);

-- Add index book_year_idx of book
CREATE INDEX book_year_idx ON book (year);

-- Add check book_year of book
ALTER TABLE book ADD CONSTRAINT book_year CHECK (year > 0);

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;
