---- up
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column title of book: type from varchar(40) to varchar(80)
ALTER TABLE book ALTER COLUMN title TYPE varchar(80);

COMMIT;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column title of book: type from varchar(80) to varchar(40)
ALTER TABLE book ALTER COLUMN title TYPE varchar(40) USING title::text;

COMMIT;
