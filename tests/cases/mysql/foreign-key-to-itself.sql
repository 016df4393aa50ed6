---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column part_of_id to book
ALTER TABLE book ADD COLUMN part_of_id INT;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add index book_part_of_id_fkey of book
CREATE INDEX book_part_of_id_fkey ON book (part_of_id);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key book_part_of_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_part_of_id_fkey FOREIGN KEY (part_of_id) REFERENCES book (id) ON DELETE SET NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_part_of_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_part_of_id_fkey;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop index book_part_of_id_fkey of book
DROP INDEX book_part_of_id_fkey ON book;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column part_of_id of book
ALTER TABLE book DROP COLUMN part_of_id;
