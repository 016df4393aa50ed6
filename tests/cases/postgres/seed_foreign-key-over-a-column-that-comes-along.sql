---- up
BEGIN;

-- Move column city from shelf to book: add it with its values
ALTER TABLE book ADD COLUMN city varchar(20);
UPDATE book SET city = (SELECT shelf.city FROM shelf WHERE shelf.id = book.shelf_id);

-- Move column city from shelf to book: drop it where it was
ALTER TABLE shelf DROP COLUMN city;

-- Add foreign key book_shelf_city_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_city_fkey FOREIGN KEY (city) REFERENCES city (code);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_shelf_city_fkey of book
ALTER TABLE book DROP CONSTRAINT book_shelf_city_fkey;

-- Move column city from book to shelf: add it with its values
ALTER TABLE shelf ADD COLUMN city varchar(20);
UPDATE shelf SET city = (SELECT book.city FROM book WHERE book.shelf_id = shelf.id ORDER BY book.id LIMIT 1);

-- Move column city from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN city;

COMMIT;
