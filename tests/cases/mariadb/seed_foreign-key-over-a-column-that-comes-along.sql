---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column city from shelf to book: add it with its values
ALTER TABLE book ADD COLUMN city VARCHAR(20);
-- Done: 1 of 5. If the next one fails, put it right and go on from here.
UPDATE book SET city = (SELECT shelf.city FROM shelf WHERE shelf.id = book.shelf_id);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Move column city from shelf to book: drop it where it was
ALTER TABLE shelf DROP COLUMN city;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add index book_shelf_city_fkey of book
CREATE INDEX book_shelf_city_fkey ON book (city);
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add foreign key book_shelf_city_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_city_fkey FOREIGN KEY (city) REFERENCES city (code);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_shelf_city_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_shelf_city_fkey;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop index book_shelf_city_fkey of book
DROP INDEX book_shelf_city_fkey ON book;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Move column city from book to shelf: add it with its values
ALTER TABLE shelf ADD COLUMN city VARCHAR(20);
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
UPDATE shelf SET city = (SELECT book.city FROM book WHERE book.shelf_id = shelf.id ORDER BY book.id LIMIT 1);
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Move column city from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN city;
