---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column author_id to book
ALTER TABLE book ADD COLUMN author_id INT, ALGORITHM=INSTANT;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id) ALGORITHM=INPLACE LOCK=NONE;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
ALTER TABLE book DROP INDEX book_author_id_fkey, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column author_id of book
ALTER TABLE book DROP COLUMN author_id, LOCK=NONE;
