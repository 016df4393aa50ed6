---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop foreign key book_editor_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_editor_id_fkey;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop foreign key book_boss_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_boss_id_fkey;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE SET NULL ON UPDATE CASCADE;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_editor_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_editor_id_fkey FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE CASCADE;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_boss_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES author (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_boss_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_boss_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop foreign key book_editor_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_editor_id_fkey;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_boss_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES author (id) ON DELETE RESTRICT ON UPDATE RESTRICT;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_editor_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_editor_id_fkey FOREIGN KEY (editor_id) REFERENCES author (id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
