---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column isbn from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN isbn VARCHAR(20);
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE edition SET isbn = (SELECT book.isbn FROM book WHERE book.id = edition.book_id);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Move column year from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN year INT;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE edition SET year = (SELECT book.year FROM book WHERE book.id = edition.book_id);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Move column isbn from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN isbn;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column year from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN year;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column year from edition to book: add it with its values
ALTER TABLE book ADD COLUMN year INT;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET year = (SELECT edition.year FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Move column isbn from edition to book: add it with its values
ALTER TABLE book ADD COLUMN isbn VARCHAR(20) AFTER title;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET isbn = (SELECT edition.isbn FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Move column year from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN year;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column isbn from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN isbn;
