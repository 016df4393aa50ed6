---- up
BEGIN;

-- Change column title of book: type from varchar(80) to varchar(60)
ALTER TABLE book ALTER COLUMN title TYPE varchar(60) USING title::text;

COMMIT;

---- down
BEGIN;

-- Change column title of book: type from varchar(60) to varchar(80)
ALTER TABLE book ALTER COLUMN title TYPE varchar(80);

COMMIT;
