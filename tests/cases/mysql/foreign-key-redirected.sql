---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename index book_author_id_fkey to book_editor
ALTER TABLE book RENAME INDEX book_author_id_fkey TO book_editor;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_editor of book
ALTER TABLE book ADD CONSTRAINT book_editor FOREIGN KEY (author_id) REFERENCES editor (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_editor of book
ALTER TABLE book DROP FOREIGN KEY book_editor;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename index book_editor to book_author_id_fkey
ALTER TABLE book RENAME INDEX book_editor TO book_author_id_fkey;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
