---- up
BEGIN;

-- Add column part_of_id to book
ALTER TABLE book ADD COLUMN part_of_id integer;

-- Add foreign key book_part_of_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_part_of_id_fkey FOREIGN KEY (part_of_id) REFERENCES book (id) ON DELETE SET NULL;

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_part_of_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_part_of_id_fkey;

-- Drop column part_of_id of book
ALTER TABLE book DROP COLUMN part_of_id;

COMMIT;
