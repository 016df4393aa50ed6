---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column home from book to author: add it with its values
ALTER TABLE author ADD COLUMN home VARCHAR(30);
-- Done: 1 of 5. If the next one fails, put it right and go on from here.
UPDATE author SET home = (SELECT book.country FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.
UPDATE author SET home = 'nowhere' WHERE home IS NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN home VARCHAR(30) NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Move column country from book to author: drop it where it was
ALTER TABLE book DROP COLUMN country;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column country from author to book: add it with its values
ALTER TABLE book ADD COLUMN country VARCHAR(20) AFTER id;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.
UPDATE book SET country = (SELECT author.home FROM author WHERE author.id = book.author_id);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.
UPDATE book SET country = 'nowhere' WHERE country IS NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN country VARCHAR(20) NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Move column home from author to book: drop it where it was
ALTER TABLE author DROP COLUMN home;
