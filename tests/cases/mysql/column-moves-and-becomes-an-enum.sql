---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column stars from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN stars ENUM('4', '3', '2', '1') AFTER id;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.
UPDATE edition SET stars = (SELECT CASE WHEN CAST(book.stars AS CHAR) IN ('4', '3', '2', '1') THEN CAST(book.stars AS CHAR) ELSE concat('? ', CAST(book.stars AS CHAR)) END FROM book WHERE book.id = edition.book_id);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Move column stars from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN stars;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column stars from edition to book: add it with its values
ALTER TABLE book ADD COLUMN stars SMALLINT;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.
UPDATE book SET stars = (SELECT CAST(edition.stars AS CHAR) FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);
-- Done: 2 of 5. If the next one fails, put it right and go on from here.
UPDATE book SET stars = 0 WHERE stars IS NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN stars SMALLINT NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Move column stars from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN stars;
