---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column isbn from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN isbn VARCHAR(20) AFTER id;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.
UPDATE edition SET isbn = (SELECT book.isbn FROM book WHERE book.id = edition.book_id);
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Move column isbn from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN isbn;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add index edition_isbn of edition
CREATE INDEX edition_isbn ON edition (isbn);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index edition_isbn of edition
DROP INDEX edition_isbn ON edition;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Move column isbn from edition to book: add it with its values
ALTER TABLE book ADD COLUMN isbn VARCHAR(20);
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE book SET isbn = (SELECT edition.isbn FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Move column isbn from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN isbn;
