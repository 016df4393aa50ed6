---- up
BEGIN;

-- Change column twice of book: no longer computed
ALTER TABLE book ALTER COLUMN twice DROP EXPRESSION;

-- Change column twice of book: must have a value
UPDATE book SET twice = 0 WHERE twice IS NULL;
ALTER TABLE book ALTER COLUMN twice SET NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column twice of book
ALTER TABLE book DROP COLUMN twice;

-- Add column twice to book
ALTER TABLE book ADD COLUMN twice bigint GENERATED ALWAYS AS (pages * 2) STORED;

COMMIT;
