---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column twice to book
ALTER TABLE book ADD COLUMN twice BIGINT GENERATED ALWAYS AS (price * 2) STORED;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column twice of book
ALTER TABLE book DROP COLUMN twice;
