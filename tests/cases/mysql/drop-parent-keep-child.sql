---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Drop table author
DROP TABLE author;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table author
CREATE TABLE author (
    id INT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
