---- up
BEGIN;

-- Change column seen of book: default
ALTER TABLE book ALTER COLUMN seen SET DEFAULT (now());

COMMIT;

---- down
BEGIN;

-- Change column seen of book: no default
ALTER TABLE book ALTER COLUMN seen DROP DEFAULT;

COMMIT;
