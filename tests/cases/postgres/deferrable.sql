---- up
BEGIN;

-- Change when foreign key book_a_fkey of book is checked: not deferrable
ALTER TABLE book ALTER CONSTRAINT book_a_fkey NOT DEFERRABLE;

-- Change when foreign key book_b_fkey of book is checked: deferrable initially immediate
ALTER TABLE book ALTER CONSTRAINT book_b_fkey DEFERRABLE INITIALLY IMMEDIATE;

-- Change when foreign key book_c_fkey of book is checked: deferrable initially deferred
ALTER TABLE book ALTER CONSTRAINT book_c_fkey DEFERRABLE INITIALLY DEFERRED;

COMMIT;

---- down
BEGIN;

-- Change when foreign key book_c_fkey of book is checked: deferrable initially immediate
ALTER TABLE book ALTER CONSTRAINT book_c_fkey DEFERRABLE INITIALLY IMMEDIATE;

-- Change when foreign key book_b_fkey of book is checked: not deferrable
ALTER TABLE book ALTER CONSTRAINT book_b_fkey NOT DEFERRABLE;

-- Change when foreign key book_a_fkey of book is checked: deferrable initially deferred
ALTER TABLE book ALTER CONSTRAINT book_a_fkey DEFERRABLE INITIALLY DEFERRED;

COMMIT;
