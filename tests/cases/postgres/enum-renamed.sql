---- up
BEGIN;

-- Rename enum mood to feeling
ALTER TYPE mood RENAME TO feeling;

COMMIT;

---- down
BEGIN;

-- Rename enum feeling to mood
ALTER TYPE feeling RENAME TO mood;

COMMIT;
