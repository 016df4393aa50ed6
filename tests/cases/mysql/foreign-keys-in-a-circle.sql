---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id INT;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Add column book_id to author
ALTER TABLE author ADD COLUMN book_id INT;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id);
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add index author_book_id_fkey of author
CREATE INDEX author_book_id_fkey ON author (book_id);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key author_book_id_fkey of author
ALTER TABLE author ADD CONSTRAINT author_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key author_book_id_fkey of author
ALTER TABLE author DROP FOREIGN KEY author_book_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop index author_book_id_fkey of author
DROP INDEX author_book_id_fkey ON author;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
DROP INDEX book_author_id_fkey ON book;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Drop column book_id of author
ALTER TABLE author DROP COLUMN book_id;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;
