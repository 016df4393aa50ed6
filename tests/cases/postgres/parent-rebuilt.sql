---- up
BEGIN;

-- Change column title of book: type from varchar(20) to varchar(60)
ALTER TABLE book ALTER COLUMN title TYPE varchar(60);

-- Change column name of author: type from varchar(20) to varchar(60)
ALTER TABLE author ALTER COLUMN name TYPE varchar(60);

-- Add check author_name_check of author
ALTER TABLE author ADD CONSTRAINT author_name_check CHECK (name <> 'nobody');

COMMIT;

---- down
BEGIN;

-- Drop check author_name_check of author
ALTER TABLE author DROP CONSTRAINT author_name_check;

-- Change column name of author: type from varchar(60) to varchar(20)
ALTER TABLE author ALTER COLUMN name TYPE varchar(20) USING name::text;

-- Change column title of book: type from varchar(60) to varchar(20)
ALTER TABLE book ALTER COLUMN title TYPE varchar(20) USING title::text;

COMMIT;
