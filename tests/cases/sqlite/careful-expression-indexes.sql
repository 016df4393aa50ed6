---- up
BEGIN;

-- Add column code to book
ALTER TABLE book ADD COLUMN code INTEGER;

-- Add index aside_year of book
CREATE INDEX aside_year ON book ((pages % 1000), id DESC, year);

-- Add index shelf_place of shelf
CREATE INDEX shelf_place ON shelf ((place % 1000));

COMMIT;

---- down
BEGIN;

-- Drop index shelf_place of shelf
DROP INDEX shelf_place;

-- Drop index aside_year of book
DROP INDEX aside_year;

-- Drop column code of book
ALTER TABLE book DROP COLUMN code;

COMMIT;
