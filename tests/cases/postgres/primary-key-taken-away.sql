---- up
BEGIN;

-- Drop the primary key of book
ALTER TABLE book DROP CONSTRAINT book_pkey;

COMMIT;

---- down
BEGIN;

-- Add the primary key of book
ALTER TABLE book ADD CONSTRAINT book_pkey PRIMARY KEY (id);

COMMIT;
