---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_authors_book_id_fkey of book_authors
ALTER TABLE book_authors DROP FOREIGN KEY book_authors_book_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop foreign key book_authors_author_id_fkey of book_authors
ALTER TABLE book_authors DROP FOREIGN KEY book_authors_author_id_fkey;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Add column author_id to book with values from book_authors
ALTER TABLE book ADD COLUMN author_id INT;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
UPDATE book SET author_id = (SELECT book_authors.author_id FROM book_authors WHERE book_authors.book_id = book.id ORDER BY book_authors.author_id LIMIT 1);
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Drop table book_authors
DROP TABLE book_authors;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index book_book_authors_author_id_fkey of book
CREATE INDEX book_book_authors_author_id_fkey ON book (author_id);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_book_authors_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_book_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_book_authors_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_book_authors_author_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_book_authors_author_id_fkey of book
DROP INDEX book_book_authors_author_id_fkey ON book;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Create table book_authors with rows from book
CREATE TABLE book_authors (
    book_id INT NOT NULL,
    author_id INT NOT NULL,
    PRIMARY KEY (book_id, author_id),
    INDEX book_authors_author_id_fkey (author_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
INSERT INTO book_authors (author_id, book_id) SELECT author_id, id FROM book WHERE author_id IS NOT NULL;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_authors_book_id_fkey of book_authors
ALTER TABLE book_authors ADD CONSTRAINT book_authors_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_authors_author_id_fkey of book_authors
ALTER TABLE book_authors ADD CONSTRAINT book_authors_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
