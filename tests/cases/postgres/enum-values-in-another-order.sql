---- up
BEGIN;

-- Change the values of enum mood
CREATE TYPE mood_new AS ENUM ('sad', 'happy');
ALTER TABLE book ALTER COLUMN mood TYPE mood_new USING (mood::text)::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;

COMMIT;

---- down
BEGIN;

-- Change the values of enum mood
CREATE TYPE mood_new AS ENUM ('happy', 'sad');
ALTER TABLE book ALTER COLUMN mood TYPE mood_new USING (mood::text)::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;

COMMIT;
