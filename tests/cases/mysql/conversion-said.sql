---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_pages_idx of book
DROP INDEX book_pages_idx ON book;
-- Done: 1 of 18. If the next one fails, put it right and go on from here.

-- Drop unique constraint book_pages of book
DROP INDEX book_pages ON book;
-- Done: 2 of 18. If the next one fails, put it right and go on from here.

-- Change column pages of book: type from varchar(20) to integer
ALTER TABLE book ADD COLUMN pages_new INT AFTER pages;
-- Done: 3 of 18. If the next one fails, put it right and go on from here.
UPDATE book SET pages_new = (id * 100);
-- Done: 4 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN pages;
-- Done: 5 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN pages_new TO pages;
-- Done: 6 of 18. If the next one fails, put it right and go on from here.

-- Change column shelf of book: type from varchar(20) to integer, default
ALTER TABLE book ADD COLUMN shelf_new INT AFTER shelf;
-- Done: 7 of 18. If the next one fails, put it right and go on from here.
UPDATE book SET shelf_new = (CASE WHEN gone IS NULL THEN 0 ELSE id + 1 END);
-- Done: 8 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN shelf;
-- Done: 9 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN shelf_new TO shelf;
-- Done: 10 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf INT NOT NULL DEFAULT 7;
-- Done: 11 of 18. If the next one fails, put it right and go on from here.

-- Change column seen of book: type from boolean to date, may be empty
ALTER TABLE book ADD COLUMN seen_new DATE AFTER seen;
-- Done: 12 of 18. If the next one fails, put it right and go on from here.
UPDATE book SET seen_new = (gone);
-- Done: 13 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN seen;
-- Done: 14 of 18. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN seen_new TO seen;
-- Done: 15 of 18. If the next one fails, put it right and go on from here.

-- Drop column gone of book
ALTER TABLE book DROP COLUMN gone;
-- Done: 16 of 18. If the next one fails, put it right and go on from here.

-- Add unique constraint book_pages of book
ALTER TABLE book ADD CONSTRAINT book_pages UNIQUE (pages);
-- Done: 17 of 18. If the next one fails, put it right and go on from here.

-- Add index book_pages_idx of book
CREATE INDEX book_pages_idx ON book (pages DESC, title);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index book_pages_idx of book
DROP INDEX book_pages_idx ON book;
-- Done: 1 of 22. If the next one fails, put it right and go on from here.

-- Drop unique constraint book_pages of book
DROP INDEX book_pages ON book;
-- Done: 2 of 22. If the next one fails, put it right and go on from here.

-- Change column seen of book: type from date to boolean, must have a value
ALTER TABLE book ADD COLUMN seen_new BOOLEAN AFTER seen;
-- Done: 3 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET seen_new = (id = 1);
-- Done: 4 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN seen;
-- Done: 5 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN seen_new TO seen;
-- Done: 6 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET seen = FALSE WHERE seen IS NULL;
-- Done: 7 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN seen BOOLEAN NOT NULL;
-- Done: 8 of 22. If the next one fails, put it right and go on from here.

-- Change column shelf of book: type from integer to varchar(20), default
ALTER TABLE book ADD COLUMN shelf_new VARCHAR(20) AFTER shelf;
-- Done: 9 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET shelf_new = ('s');
-- Done: 10 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN shelf;
-- Done: 11 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN shelf_new TO shelf;
-- Done: 12 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf VARCHAR(20) NOT NULL DEFAULT 'a';
-- Done: 13 of 22. If the next one fails, put it right and go on from here.

-- Change column pages of book: type from integer to varchar(20)
ALTER TABLE book ADD COLUMN pages_new VARCHAR(20) AFTER pages;
-- Done: 14 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET pages_new = (CASE pages WHEN 100 THEN 'one' WHEN 200 THEN 'two' WHEN 300 THEN 'three' ELSE 'four' END);
-- Done: 15 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN pages;
-- Done: 16 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN pages_new TO pages;
-- Done: 17 of 22. If the next one fails, put it right and go on from here.

-- Add column gone to book
ALTER TABLE book ADD COLUMN gone DATE;
-- Done: 18 of 22. If the next one fails, put it right and go on from here.
UPDATE book SET gone = '1970-01-01' WHERE gone IS NULL;
-- Done: 19 of 22. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN gone DATE NOT NULL;
-- Done: 20 of 22. If the next one fails, put it right and go on from here.

-- Add unique constraint book_pages of book
ALTER TABLE book ADD CONSTRAINT book_pages UNIQUE (pages);
-- Done: 21 of 22. If the next one fails, put it right and go on from here.

-- Add index book_pages_idx of book
CREATE INDEX book_pages_idx ON book (pages DESC, title);
