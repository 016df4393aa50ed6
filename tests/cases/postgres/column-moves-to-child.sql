---- up
BEGIN;

-- Move column isbn from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN isbn varchar(20);
UPDATE edition SET isbn = (SELECT book.isbn FROM book WHERE book.id = edition.book_id);

-- Move column isbn from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN isbn;

-- Add index edition_isbn of edition
CREATE INDEX edition_isbn ON edition (isbn);

COMMIT;

---- down
BEGIN;

-- Drop index edition_isbn of edition
DROP INDEX edition_isbn;

-- Move column isbn from edition to book: add it with its values
ALTER TABLE book ADD COLUMN isbn varchar(20);
UPDATE book SET isbn = (SELECT edition.isbn FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);

-- Move column isbn from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN isbn;

COMMIT;
