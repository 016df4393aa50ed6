---- up
BEGIN;

-- Create enum mood
CREATE TYPE mood AS ENUM ('happy', 'sad');

-- Change column mood of book: type from varchar(10) to mood
ALTER TABLE book ALTER COLUMN mood TYPE mood USING (CASE WHEN length(mood) > 100 THEN 'happy' ELSE 'sad' END)::mood;

COMMIT;

---- down
BEGIN;

-- Change column mood of book: type from mood to varchar(10)
ALTER TABLE book ALTER COLUMN mood TYPE varchar(10) USING mood::text;

-- Drop enum mood
DROP TYPE mood;

COMMIT;
