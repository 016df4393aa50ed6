---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop foreign key book_editor_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_editor_id_fkey;

COMMIT;

---- down
BEGIN;

-- Add foreign key book_editor_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_editor_id_fkey FOREIGN KEY (editor_id) REFERENCES author (id) ON DELETE CASCADE;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;
