---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop foreign key author_boss_id_fkey of author
ALTER TABLE author DROP CONSTRAINT author_boss_id_fkey;

-- Change column author_id of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN author_id TYPE bigint USING author_id::bigint;

-- Change column id of author: type from integer to bigint
ALTER TABLE author ALTER COLUMN id TYPE bigint USING id::bigint;

-- Change column boss_id of author: type from integer to bigint
ALTER TABLE author ALTER COLUMN boss_id TYPE bigint USING boss_id::bigint;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

-- Add foreign key author_boss_id_fkey of author
ALTER TABLE author ADD CONSTRAINT author_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES author (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop foreign key author_boss_id_fkey of author
ALTER TABLE author DROP CONSTRAINT author_boss_id_fkey;

-- Change column boss_id of author: type from bigint to integer
ALTER TABLE author ALTER COLUMN boss_id TYPE integer USING boss_id::integer;

-- Change column id of author: type from bigint to integer
ALTER TABLE author ALTER COLUMN id TYPE integer USING id::integer;

-- Change column author_id of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN author_id TYPE integer USING author_id::integer;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

-- Add foreign key author_boss_id_fkey of author
ALTER TABLE author ADD CONSTRAINT author_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES author (id);

COMMIT;
