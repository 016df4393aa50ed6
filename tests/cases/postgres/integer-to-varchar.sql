---- up
BEGIN;

-- Change column year of book: type from integer to varchar(40)
ALTER TABLE book ALTER COLUMN year DROP DEFAULT;
ALTER TABLE book ALTER COLUMN year TYPE varchar(40) USING year::text;
ALTER TABLE book ALTER COLUMN year SET DEFAULT '2000';

-- Change column edition of book: type from smallint to varchar(10)
ALTER TABLE book ALTER COLUMN edition TYPE varchar(10) USING edition::text;

COMMIT;

---- down
BEGIN;

-- Change column edition of book: type from varchar(10) to smallint
ALTER TABLE book ALTER COLUMN edition TYPE smallint USING edition::text::smallint;

-- Change column year of book: type from varchar(40) to integer
ALTER TABLE book ALTER COLUMN year DROP DEFAULT;
ALTER TABLE book ALTER COLUMN year TYPE integer USING year::text::integer;
ALTER TABLE book ALTER COLUMN year SET DEFAULT 2000;

COMMIT;
