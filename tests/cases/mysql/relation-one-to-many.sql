---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop unique constraint book_author_id_key of book
DROP INDEX book_author_id_key ON book;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add unique constraint book_author_id_key of book
ALTER TABLE book ADD CONSTRAINT book_author_id_key UNIQUE (author_id);
