---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key f of book
ALTER TABLE book DROP FOREIGN KEY f;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index f of book
DROP INDEX f ON book;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Move column place from shelf to book: add it with its values
ALTER TABLE book ADD COLUMN place INT;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
UPDATE book SET place = (SELECT shelf.place FROM shelf WHERE shelf.id = book.shelf_id);
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Move column place from shelf to book: drop it where it was
ALTER TABLE shelf DROP COLUMN place;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Drop column shelf_id of book
ALTER TABLE book DROP COLUMN shelf_id;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add column shelf_id to book
ALTER TABLE book ADD COLUMN shelf_id BIGINT GENERATED ALWAYS AS (number * 2) STORED AFTER number;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column shelf_id of book: no longer computed
ALTER TABLE book MODIFY COLUMN shelf_id BIGINT;
-- Done: 1 of 11. If the next one fails, put it right and go on from here.

-- Move column place from book to shelf: add it with its values
ALTER TABLE shelf ADD COLUMN place INT;
-- Done: 2 of 11. If the next one fails, put it right and go on from here.
UPDATE shelf SET place = (SELECT book.place FROM book WHERE book.shelf_id = shelf.id ORDER BY book.id LIMIT 1);
-- Done: 3 of 11. If the next one fails, put it right and go on from here.
UPDATE shelf SET place = 0 WHERE place IS NULL;
-- Done: 4 of 11. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN place INT NOT NULL;
-- Done: 5 of 11. If the next one fails, put it right and go on from here.

-- Change column shelf_id of book: type from bigint to integer, must have a value
ALTER TABLE book MODIFY COLUMN shelf_id INT;
-- Done: 6 of 11. If the next one fails, put it right and go on from here.
UPDATE book SET shelf_id = (SELECT id FROM (SELECT id FROM shelf ORDER BY id LIMIT 1) AS one_row) WHERE shelf_id IS NULL;
-- Done: 7 of 11. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf_id INT NOT NULL;
-- Done: 8 of 11. If the next one fails, put it right and go on from here.

-- Move column place from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN place;
-- Done: 9 of 11. If the next one fails, put it right and go on from here.

-- Add index f of book
CREATE INDEX f ON book (shelf_id);
-- Done: 10 of 11. If the next one fails, put it right and go on from here.

-- Add foreign key f of book
ALTER TABLE book ADD CONSTRAINT f FOREIGN KEY (shelf_id) REFERENCES shelf (id);
