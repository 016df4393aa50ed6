---- up
BEGIN;

-- Create enum mood
CREATE TYPE mood AS ENUM ('happy', 'sad');

-- Add column mood to book
ALTER TABLE book ADD COLUMN mood mood;

COMMIT;

---- down
BEGIN;

-- Drop column mood of book
ALTER TABLE book DROP COLUMN mood;

-- Drop enum mood
DROP TYPE mood;

COMMIT;
