---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add check book_year of book
ALTER TABLE book ADD CONSTRAINT book_year CHECK (year > -1000);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check book_year of book
ALTER TABLE book DROP CONSTRAINT book_year;
