---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column isbn to book
ALTER TABLE book ADD COLUMN isbn VARCHAR(20) AFTER id;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column isbn of book
ALTER TABLE book DROP COLUMN isbn;
