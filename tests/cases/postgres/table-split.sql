---- up
BEGIN;

-- Move column isbn from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN isbn varchar(20);
UPDATE edition SET isbn = (SELECT book.isbn FROM book WHERE book.id = edition.book_id);

-- Move column year from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN year integer;
UPDATE edition SET year = (SELECT book.year FROM book WHERE book.id = edition.book_id);

-- Move column isbn from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN isbn;

-- Move column year from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN year;

COMMIT;

---- down
BEGIN;

-- Move column year from edition to book: add it with its values
ALTER TABLE book ADD COLUMN year integer;
UPDATE book SET year = (SELECT edition.year FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);

-- Move column isbn from edition to book: add it with its values
ALTER TABLE book ADD COLUMN isbn varchar(20);
UPDATE book SET isbn = (SELECT edition.isbn FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);

-- Move column year from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN year;

-- Move column isbn from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN isbn;

COMMIT;
