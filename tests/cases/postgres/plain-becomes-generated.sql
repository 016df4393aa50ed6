---- up
BEGIN;

-- Drop column total of book
ALTER TABLE book DROP COLUMN total;

-- Add column total to book
ALTER TABLE book ADD COLUMN total bigint GENERATED ALWAYS AS (price * 2) STORED;

COMMIT;

---- down
BEGIN;

-- Change column total of book: no longer computed
ALTER TABLE book ALTER COLUMN total DROP EXPRESSION;

COMMIT;
