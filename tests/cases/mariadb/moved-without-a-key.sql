---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column country of book
ALTER TABLE book DROP COLUMN country;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column country to author
ALTER TABLE author ADD COLUMN country VARCHAR(20);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column country of author
ALTER TABLE author DROP COLUMN country;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column country to book
ALTER TABLE book ADD COLUMN country VARCHAR(20) AFTER id;
