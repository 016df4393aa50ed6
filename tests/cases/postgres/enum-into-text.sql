---- up
BEGIN;

-- Change column mood of book: type from mood to varchar(20)
ALTER TABLE book ALTER COLUMN mood TYPE varchar(20) USING mood::text;

-- Drop enum mood
DROP TYPE mood;

COMMIT;

---- down
BEGIN;

-- Create enum mood
CREATE TYPE mood AS ENUM ('happy', 'sad');

-- Change column mood of book: type from varchar(20) to mood
ALTER TABLE book ALTER COLUMN mood TYPE mood USING mood::text::mood;

COMMIT;
