---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
DROP INDEX book_author_id_fkey ON book;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Drop table author
DROP TABLE author;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add column author_name to book
ALTER TABLE book ADD COLUMN author_name VARCHAR(60);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column author_name of book
ALTER TABLE book DROP COLUMN author_name;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Create table author
CREATE TABLE author (
    id INT NOT NULL AUTO_INCREMENT,
    name VARCHAR(60) NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id INT;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
UPDATE book SET author_id = (SELECT id FROM (SELECT id FROM author ORDER BY id LIMIT 1) AS one_row) WHERE author_id IS NULL;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN author_id INT NOT NULL;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
