---- up
BEGIN;

-- Drop column b of book
ALTER TABLE book DROP COLUMN b;

-- Keep column a of book aside as relata_kept_a_cyrdqs
ALTER TABLE book RENAME COLUMN a TO relata_kept_a_cyrdqs;

-- Change column relata_kept_a_cyrdqs of book: may be empty
ALTER TABLE book ALTER COLUMN relata_kept_a_cyrdqs DROP NOT NULL;

COMMIT;

---- down
BEGIN;

-- Bring column a of book back
ALTER TABLE book RENAME COLUMN relata_kept_a_cyrdqs TO a;

-- Add column b to book
ALTER TABLE book ADD COLUMN b varchar(9);
UPDATE book SET b = '' WHERE b IS NULL;
ALTER TABLE book ALTER COLUMN b SET NOT NULL;

-- Change column a of book: must have a value
UPDATE book SET a = 0 WHERE a IS NULL;
ALTER TABLE book ALTER COLUMN a SET NOT NULL;

COMMIT;
