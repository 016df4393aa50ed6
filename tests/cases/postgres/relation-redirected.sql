---- up
BEGIN;

-- Drop foreign key book_person_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_person_id_fkey;

-- Add foreign key book_person_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_person_id_fkey FOREIGN KEY (person_id) REFERENCES editor (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_person_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_person_id_fkey;

-- Add foreign key book_person_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_person_id_fkey FOREIGN KEY (person_id) REFERENCES author (id);

COMMIT;
