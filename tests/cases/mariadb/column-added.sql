---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column year to book
ALTER TABLE book ADD COLUMN year INT;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column year of book
ALTER TABLE book DROP COLUMN year;
