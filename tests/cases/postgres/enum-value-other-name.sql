---- up
BEGIN;

-- Change the values of enum mood
ALTER TYPE mood RENAME VALUE 'happy' TO 'glad';

COMMIT;

---- down
BEGIN;

-- Change the values of enum mood
ALTER TYPE mood RENAME VALUE 'glad' TO 'happy';

COMMIT;
