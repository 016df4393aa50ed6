---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column state to book
ALTER TABLE book ADD COLUMN state VARCHAR(10) NOT NULL DEFAULT 'new';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column state of book
ALTER TABLE book DROP COLUMN state;
