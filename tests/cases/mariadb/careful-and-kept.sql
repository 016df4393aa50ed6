---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_title of book
ALTER TABLE book DROP INDEX book_title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
ALTER TABLE book DROP INDEX book_author_id_fkey, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Keep table author aside as relata_kept_author_tass5y
ALTER TABLE author RENAME TO relata_kept_author_tass5y;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Keep column author_id of book aside as relata_kept_author_id_0t17n3
ALTER TABLE book RENAME COLUMN author_id TO relata_kept_author_id_0t17n3, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Change column relata_kept_author_id_0t17n3 of book: may be empty
ALTER TABLE book MODIFY COLUMN relata_kept_author_id_0t17n3 INT, ALGORITHM=INPLACE, LOCK=NONE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Bring table author back
ALTER TABLE relata_kept_author_tass5y RENAME TO author;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Bring column author_id of book back
ALTER TABLE book RENAME COLUMN relata_kept_author_id_0t17n3 TO author_id, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Change column author_id of book: must have a value
UPDATE book SET author_id = (SELECT id FROM (SELECT id FROM author ORDER BY id LIMIT 1) AS one_row) WHERE author_id IS NULL;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN author_id INT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add index book_title of book
CREATE INDEX book_title ON book (title) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
