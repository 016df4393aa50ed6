---- up
BEGIN;

-- Change column title of book: type from varchar(100) to varchar(200)
ALTER TABLE book ALTER COLUMN title DROP DEFAULT;
ALTER TABLE book ALTER COLUMN title TYPE varchar(200);
ALTER TABLE book ALTER COLUMN title SET DEFAULT 'it''s new';

-- Change column note of book: type from varchar(20) to text
ALTER TABLE book ALTER COLUMN note TYPE text;

COMMIT;

---- down
BEGIN;

-- Change column note of book: type from text to varchar(20)
ALTER TABLE book ALTER COLUMN note TYPE varchar(20) USING note::text;

-- Change column title of book: type from varchar(200) to varchar(100)
ALTER TABLE book ALTER COLUMN title DROP DEFAULT;
ALTER TABLE book ALTER COLUMN title TYPE varchar(100) USING title::text;
ALTER TABLE book ALTER COLUMN title SET DEFAULT 'it''s new';

COMMIT;
