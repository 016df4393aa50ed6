---- up
BEGIN;

-- Drop unique constraint book_code_key of book
ALTER TABLE book DROP CONSTRAINT book_code_key;

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;

-- Add column code to book
ALTER TABLE book ADD COLUMN code varchar(20);

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages integer DEFAULT 4;

COMMIT;

---- down
BEGIN;

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;

-- Add column pages to book
ALTER TABLE book ADD COLUMN pages integer;

-- Add column code to book
ALTER TABLE book ADD COLUMN code varchar(20);
UPDATE book SET code = numbered.number::text FROM (SELECT ctid AS row, row_number() OVER () AS number FROM book WHERE code IS NULL) AS numbered WHERE book.ctid = numbered.row;
ALTER TABLE book ALTER COLUMN code SET NOT NULL;

-- Add unique constraint book_code_key of book
ALTER TABLE book ADD CONSTRAINT book_code_key UNIQUE (code);

COMMIT;
