---- up
BEGIN;

-- Change when foreign key book_author_id_fkey of book is checked: deferrable initially deferred
ALTER TABLE book ALTER CONSTRAINT book_author_id_fkey DEFERRABLE INITIALLY DEFERRED;

COMMIT;

---- down
BEGIN;

-- Change when foreign key book_author_id_fkey of book is checked: not deferrable
ALTER TABLE book ALTER CONSTRAINT book_author_id_fkey NOT DEFERRABLE;

COMMIT;
