---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author of book
ALTER TABLE book DROP FOREIGN KEY book_author;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add foreign key author_of_book of book
ALTER TABLE book ADD CONSTRAINT author_of_book FOREIGN KEY (author_id) REFERENCES author (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key author_of_book of book
ALTER TABLE book DROP FOREIGN KEY author_of_book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add foreign key book_author of book
ALTER TABLE book ADD CONSTRAINT book_author FOREIGN KEY (author_id) REFERENCES author (id);
