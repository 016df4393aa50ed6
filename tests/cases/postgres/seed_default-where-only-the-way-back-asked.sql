---- up
BEGIN;

-- Drop column isbn of shelf
ALTER TABLE shelf DROP COLUMN isbn;

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn varchar(20) DEFAULT 'none' NOT NULL;

COMMIT;

---- down
BEGIN;

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;

-- Add column isbn to shelf
ALTER TABLE shelf ADD COLUMN isbn varchar(20);
UPDATE shelf SET isbn = 'unknown' WHERE isbn IS NULL;
ALTER TABLE shelf ALTER COLUMN isbn SET NOT NULL;

COMMIT;
