---- up
BEGIN;

-- Drop foreign key f of book
ALTER TABLE book DROP CONSTRAINT f;

-- Move column place from shelf to book: add it with its values
ALTER TABLE book ADD COLUMN place integer;
UPDATE book SET place = (SELECT shelf.place FROM shelf WHERE shelf.id = book.shelf_id);

-- Move column place from shelf to book: drop it where it was
ALTER TABLE shelf DROP COLUMN place;

-- Drop column shelf_id of book
ALTER TABLE book DROP COLUMN shelf_id;

-- Add column shelf_id to book
ALTER TABLE book ADD COLUMN shelf_id bigint GENERATED ALWAYS AS (number * 2) STORED;

COMMIT;

---- down
BEGIN;

-- Change column shelf_id of book: no longer computed
ALTER TABLE book ALTER COLUMN shelf_id DROP EXPRESSION;

-- Move column place from book to shelf: add it with its values
ALTER TABLE shelf ADD COLUMN place integer;
UPDATE shelf SET place = (SELECT book.place FROM book WHERE book.shelf_id = shelf.id ORDER BY book.id LIMIT 1);
UPDATE shelf SET place = 0 WHERE place IS NULL;
ALTER TABLE shelf ALTER COLUMN place SET NOT NULL;

-- Change column shelf_id of book: type from bigint to integer, must have a value
ALTER TABLE book ALTER COLUMN shelf_id TYPE integer USING shelf_id::integer;
UPDATE book SET shelf_id = (SELECT id FROM shelf ORDER BY id LIMIT 1) WHERE shelf_id IS NULL;
ALTER TABLE book ALTER COLUMN shelf_id SET NOT NULL;

-- Move column place from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN place;

-- Add foreign key f of book
ALTER TABLE book ADD CONSTRAINT f FOREIGN KEY (shelf_id) REFERENCES shelf (id);

COMMIT;
