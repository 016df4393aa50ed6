---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check book_year of book
ALTER TABLE book DROP CHECK book_year;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add check year_of_book of book
ALTER TABLE book ADD CONSTRAINT year_of_book CHECK (year > -1000);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check year_of_book of book
ALTER TABLE book DROP CHECK year_of_book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add check book_year of book
ALTER TABLE book ADD CONSTRAINT book_year CHECK (year > -1000);
