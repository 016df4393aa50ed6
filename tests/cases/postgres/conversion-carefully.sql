---- up
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column title of book: type from varchar(40) to varchar(60)
ALTER TABLE book ALTER COLUMN title TYPE varchar(60) USING (upper(title))::text;

-- Change column seen of book: type from boolean to varchar(10)
ALTER TABLE book ALTER COLUMN seen TYPE varchar(10) USING (CASE WHEN seen THEN 'yes' ELSE 'no' END)::text;

COMMIT;

---- down
BEGIN;

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET LOCAL lock_timeout = '5s';

-- Change column seen of book: type from varchar(10) to boolean
ALTER TABLE book ALTER COLUMN seen TYPE boolean USING (seen = 'yes')::boolean;

-- Change column title of book: type from varchar(60) to varchar(40)
ALTER TABLE book ALTER COLUMN title TYPE varchar(40) USING (lower(title))::text;

COMMIT;
