---- up
BEGIN;

-- Drop foreign key book_a_fkey of book
ALTER TABLE book DROP CONSTRAINT book_a_fkey;

-- Change column a of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN a TYPE bigint USING a::bigint;

-- Change column id of author: type from integer to bigint
ALTER TABLE author ALTER COLUMN id TYPE bigint USING id::bigint;

-- Add foreign key book_a_fkey of book
ALTER TABLE book ADD CONSTRAINT book_a_fkey FOREIGN KEY (a) REFERENCES author (id) DEFERRABLE INITIALLY IMMEDIATE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_a_fkey of book
ALTER TABLE book DROP CONSTRAINT book_a_fkey;

-- Change column id of author: type from bigint to integer
ALTER TABLE author ALTER COLUMN id TYPE integer USING id::integer;

-- Change column a of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN a TYPE integer USING a::integer;

-- Add foreign key book_a_fkey of book
ALTER TABLE book ADD CONSTRAINT book_a_fkey FOREIGN KEY (a) REFERENCES author (id) DEFERRABLE INITIALLY DEFERRED;

COMMIT;
