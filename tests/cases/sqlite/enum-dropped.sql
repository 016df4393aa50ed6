---- up
BEGIN;

-- Drop column mood of book
ALTER TABLE book DROP COLUMN mood;

COMMIT;

---- down
BEGIN;

-- Add column mood to book
ALTER TABLE book ADD COLUMN mood TEXT CHECK (mood IN ('happy', 'sad'));

COMMIT;
