---- up
BEGIN;

-- Change the values of enum mood
CREATE TYPE mood_new AS ENUM ('happy', 'sad');
ALTER TABLE book ALTER COLUMN mood TYPE mood_new USING (CASE mood::text WHEN 'calm' THEN 'happy' ELSE mood::text END)::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;

COMMIT;

---- down
BEGIN;

-- Change the values of enum mood
ALTER TYPE mood ADD VALUE 'calm';

COMMIT;
