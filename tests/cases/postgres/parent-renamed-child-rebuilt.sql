---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Change column author_id of book: may be empty
ALTER TABLE book ALTER COLUMN author_id DROP NOT NULL;

-- Change column title of book: type from varchar(20) to text
ALTER TABLE book ALTER COLUMN title TYPE text;

-- Change column pages of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN pages TYPE bigint USING pages::bigint;

-- Change column name of writer: default
ALTER TABLE writer ALTER COLUMN name SET DEFAULT 'x';

-- Add check book_pages_check of book
ALTER TABLE book ADD CONSTRAINT book_pages_check CHECK (pages > 0);

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES writer (id) ON DELETE SET NULL;

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop check book_pages_check of book
ALTER TABLE book DROP CONSTRAINT book_pages_check;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Change column name of author: no default
ALTER TABLE author ALTER COLUMN name DROP DEFAULT;

-- Change column pages of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN pages TYPE integer USING pages::integer;

-- Change column title of book: type from text to varchar(20)
ALTER TABLE book ALTER COLUMN title TYPE varchar(20) USING title::text;

-- Change column author_id of book: must have a value
UPDATE book SET author_id = (SELECT id FROM author ORDER BY id LIMIT 1) WHERE author_id IS NULL;
ALTER TABLE book ALTER COLUMN author_id SET NOT NULL;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

COMMIT;
