---- up
BEGIN;

-- Change column mood of book: default
ALTER TABLE book ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE book ALTER COLUMN mood SET DEFAULT 'sad';

COMMIT;

---- down
BEGIN;

-- Change column mood of book: default
ALTER TABLE book ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE book ALTER COLUMN mood SET DEFAULT 'happy';

COMMIT;
