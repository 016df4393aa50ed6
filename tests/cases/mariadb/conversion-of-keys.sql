---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_shelf_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_shelf_fkey;
-- Done: 1 of 22. If the next one fails, put it right and go on from here.

-- Drop index book_shelf_fkey of book
DROP INDEX book_shelf_fkey ON book;
-- Done: 2 of 22. If the next one fails, put it right and go on from here.

-- Drop check shelf_room of shelf
ALTER TABLE shelf DROP CONSTRAINT shelf_room;
-- Done: 3 of 22. If the next one fails, put it right and go on from here.

-- Drop the primary key of shelf
ALTER TABLE shelf DROP PRIMARY KEY;
-- Done: 4 of 22. If the next one fails, put it right and go on from here.

-- Change column shelf of book: type from varchar(20) to integer
ALTER TABLE book ADD COLUMN shelf_new INT AFTER shelf;
-- Done: 5 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET shelf_new = (cast(substr(shelf, 1, 1) as decimal(10, 0)) + 1);
-- Done: 6 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN shelf;
-- Done: 7 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN shelf_new TO shelf;
-- Done: 8 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf INT NOT NULL;
-- Done: 9 of 22. If the next one fails, put it right and go on from here.

-- Change column code of shelf: type from varchar(20) to integer
ALTER TABLE shelf ADD COLUMN code_new INT AFTER code;
-- Done: 10 of 22. If the next one fails, put it right and go on from here.
UPDATE shelf SET code_new = (cast(substr(code, 1, 1) as decimal(10, 0)) + 1);
-- Done: 11 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf DROP COLUMN code;
-- Done: 12 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf RENAME COLUMN code_new TO code;
-- Done: 13 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN code INT NOT NULL;
-- Done: 14 of 22. If the next one fails, put it right and go on from here.

-- Change column room of shelf: type from integer to varchar(20)
ALTER TABLE shelf ADD COLUMN room_new VARCHAR(20) AFTER room;
-- Done: 15 of 22. If the next one fails, put it right and go on from here.
UPDATE shelf SET room_new = ('room');
-- Done: 16 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf DROP COLUMN room;
-- Done: 17 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf RENAME COLUMN room_new TO room;
-- Done: 18 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN room VARCHAR(20) NOT NULL;
-- Done: 19 of 22. If the next one fails, put it right and go on from here.

-- Add the primary key of shelf
ALTER TABLE shelf ADD PRIMARY KEY (code);
-- Done: 20 of 22. If the next one fails, put it right and go on from here.

-- Add index book_shelf_fkey of book
CREATE INDEX book_shelf_fkey ON book (shelf);
-- Done: 21 of 22. If the next one fails, put it right and go on from here.

-- Add foreign key book_shelf_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf (code) ON DELETE CASCADE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_shelf_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_shelf_fkey;
-- Done: 1 of 22. If the next one fails, put it right and go on from here.

-- Drop index book_shelf_fkey of book
DROP INDEX book_shelf_fkey ON book;
-- Done: 2 of 22. If the next one fails, put it right and go on from here.

-- Drop the primary key of shelf
ALTER TABLE shelf DROP PRIMARY KEY;
-- Done: 3 of 22. If the next one fails, put it right and go on from here.

-- Change column room of shelf: type from varchar(20) to integer
ALTER TABLE shelf ADD COLUMN room_new INT AFTER room;
-- Done: 4 of 22. If the next one fails, put it right and go on from here.
UPDATE shelf SET room_new = (3);
-- Done: 5 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf DROP COLUMN room;
-- Done: 6 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf RENAME COLUMN room_new TO room;
-- Done: 7 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN room INT NOT NULL;
-- Done: 8 of 22. If the next one fails, put it right and go on from here.

-- Change column code of shelf: type from integer to varchar(20)
ALTER TABLE shelf ADD COLUMN code_new VARCHAR(20) AFTER code;
-- Done: 9 of 22. If the next one fails, put it right and go on from here.
UPDATE shelf SET code_new = (CASE code WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' ELSE 'last' END);
-- Done: 10 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf DROP COLUMN code;
-- Done: 11 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf RENAME COLUMN code_new TO code;
-- Done: 12 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE shelf MODIFY COLUMN code VARCHAR(20) NOT NULL;
-- Done: 13 of 22. If the next one fails, put it right and go on from here.

-- Change column shelf of book: type from integer to varchar(20)
ALTER TABLE book ADD COLUMN shelf_new VARCHAR(20) AFTER shelf;
-- Done: 14 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET shelf_new = (CASE shelf WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' ELSE 'last' END);
-- Done: 15 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN shelf;
-- Done: 16 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN shelf_new TO shelf;
-- Done: 17 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf VARCHAR(20) NOT NULL;
-- Done: 18 of 22. If the next one fails, put it right and go on from here.

-- Add the primary key of shelf
ALTER TABLE shelf ADD PRIMARY KEY (code);
-- Done: 19 of 22. If the next one fails, put it right and go on from here.

-- Add index book_shelf_fkey of book
CREATE INDEX book_shelf_fkey ON book (shelf);
-- Done: 20 of 22. If the next one fails, put it right and go on from here.

-- Add check shelf_room of shelf
ALTER TABLE shelf ADD CONSTRAINT shelf_room CHECK (room > -5);
-- Done: 21 of 22. If the next one fails, put it right and go on from here.

-- Add foreign key book_shelf_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf (code) ON DELETE CASCADE;
