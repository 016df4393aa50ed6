---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_title_index of book
DROP INDEX book_title_index ON book;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
DROP INDEX book_author_id_fkey ON book;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop check book_positive of book
ALTER TABLE book DROP CHECK book_positive;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Drop unique constraint book_title_key of book
DROP INDEX book_title_key ON book;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Keep table book aside as relata_kept_book_cft5qg
ALTER TABLE book RENAME TO relata_kept_book_cft5qg;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Change column feeling of relata_kept_book_cft5qg: type from mood to text, no default
ALTER TABLE relata_kept_book_cft5qg MODIFY COLUMN feeling TEXT NOT NULL;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Create table book
CREATE TABLE book (
    id INT NOT NULL AUTO_INCREMENT,
    title VARCHAR(40) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT new_book_title_key UNIQUE (title)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop table book
DROP TABLE book;
-- Done: 1 of 11. If the next one fails, put it right and go on from here.

-- Bring table book back
ALTER TABLE relata_kept_book_cft5qg RENAME TO book;
-- Done: 2 of 11. If the next one fails, put it right and go on from here.

-- Change column feeling of book: type from text to mood, default
CREATE TEMPORARY TABLE relata_guard (values_that_are_not_in_the_enum INT NOT NULL);
-- Done: 3 of 11. If the next one fails, put it right and go on from here.
INSERT INTO relata_guard SELECT IF(count(*) = 0, 0, NULL) FROM book WHERE feeling NOT IN ('happy', 'sad');
-- Done: 4 of 11. If the next one fails, put it right and go on from here.
DROP TEMPORARY TABLE relata_guard;
-- Done: 5 of 11. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN feeling ENUM('happy', 'sad') NOT NULL DEFAULT 'happy';
-- Done: 6 of 11. If the next one fails, put it right and go on from here.

-- Add unique constraint book_title_key of book
ALTER TABLE book ADD CONSTRAINT book_title_key UNIQUE (title);
-- Done: 7 of 11. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id);
-- Done: 8 of 11. If the next one fails, put it right and go on from here.

-- Add index book_title_index of book
CREATE INDEX book_title_index ON book (title DESC);
-- Done: 9 of 11. If the next one fails, put it right and go on from here.

-- Add check book_positive of book
ALTER TABLE book ADD CONSTRAINT book_positive CHECK (author_id > 0);
-- Done: 10 of 11. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
