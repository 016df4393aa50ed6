---- up
BEGIN;

-- Change column seen of book: type from date to timestamp
ALTER TABLE book ALTER COLUMN seen TYPE timestamp USING seen::timestamp;

COMMIT;

---- down
BEGIN;

-- Change column seen of book: type from timestamp to date
ALTER TABLE book ALTER COLUMN seen TYPE date USING seen::date;

COMMIT;
