---- up
BEGIN;

-- Change column pages of book: type from varchar(10) to integer
ALTER TABLE book ALTER COLUMN pages TYPE integer USING (length(pages))::integer;

COMMIT;

---- down
BEGIN;

-- Change column pages of book: type from integer to varchar(10)
ALTER TABLE book ALTER COLUMN pages TYPE varchar(10) USING pages::text;

COMMIT;
