---- up
BEGIN;

-- Drop column country of book
ALTER TABLE book DROP COLUMN country;

-- Add column country to author
ALTER TABLE author ADD COLUMN country varchar(20);

COMMIT;

---- down
BEGIN;

-- Drop column country of author
ALTER TABLE author DROP COLUMN country;

-- Add column country to book
ALTER TABLE book ADD COLUMN country varchar(20);

COMMIT;
