---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop foreign key book_editor_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_editor_id_fkey;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop index book_editor_id_fkey of book
DROP INDEX book_editor_id_fkey ON book;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add index book_editor_id_fkey of book
CREATE INDEX book_editor_id_fkey ON book (editor_id);
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_editor_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_editor_id_fkey FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE CASCADE;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
