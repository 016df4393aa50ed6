---- up
BEGIN;

-- Create enum rating
CREATE TYPE rating AS ENUM ('4', '3', '2', '1');

-- Change column stars of book: type from smallint to rating
ALTER TABLE book ALTER COLUMN stars TYPE rating USING stars::text::rating;

-- Change column shelf of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN shelf TYPE bigint USING shelf::bigint;

COMMIT;

---- down
BEGIN;

-- Change column stars of book: type from rating to smallint
ALTER TABLE book ALTER COLUMN stars TYPE smallint USING stars::text::smallint;

-- Change column shelf of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN shelf TYPE integer USING shelf::integer;

-- Drop enum rating
DROP TYPE rating;

COMMIT;
