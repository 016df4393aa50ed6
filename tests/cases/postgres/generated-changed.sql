---- up
BEGIN;

-- Drop column total of book
ALTER TABLE book DROP COLUMN total;

-- Add column total to book
ALTER TABLE book ADD COLUMN total bigint GENERATED ALWAYS AS (price * 3) STORED;

COMMIT;

---- down
BEGIN;

-- Drop column total of book
ALTER TABLE book DROP COLUMN total;

-- Add column total to book
ALTER TABLE book ADD COLUMN total bigint GENERATED ALWAYS AS (price * 2) STORED;

COMMIT;
