---- up
BEGIN;

-- Change column title of book: type from varchar(40) to varchar(80)
ALTER TABLE book ALTER COLUMN title TYPE varchar(80);

COMMIT;

---- down
BEGIN;

-- Change column title of book: type from varchar(80) to varchar(40)
ALTER TABLE book ALTER COLUMN title TYPE varchar(40) USING title::text;

COMMIT;
