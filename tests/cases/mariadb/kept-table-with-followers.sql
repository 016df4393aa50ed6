---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
DROP INDEX book_author_id_fkey ON book;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Keep table author aside as relata_kept_author_tass5y
ALTER TABLE author RENAME TO relata_kept_author_tass5y;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Bring table author back
ALTER TABLE relata_kept_author_tass5y RENAME TO author;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
