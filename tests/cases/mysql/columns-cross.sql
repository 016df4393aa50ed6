---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column best from author to book: add it with its values
ALTER TABLE book ADD COLUMN best INT AFTER author_id;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET best = (SELECT author.best FROM author WHERE author.id = book.author_id);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Move column language from book to author: add it with its values
ALTER TABLE author ADD COLUMN language VARCHAR(20) AFTER name;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE author SET language = (SELECT book.language FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Move column language from book to author: drop it where it was
ALTER TABLE book DROP COLUMN language;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column best from author to book: drop it where it was
ALTER TABLE author DROP COLUMN best;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column best from book to author: add it with its values
ALTER TABLE author ADD COLUMN best INT AFTER name;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE author SET best = (SELECT book.best FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Move column language from author to book: add it with its values
ALTER TABLE book ADD COLUMN language VARCHAR(20) AFTER author_id;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET language = (SELECT author.language FROM author WHERE author.id = book.author_id);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Move column language from author to book: drop it where it was
ALTER TABLE author DROP COLUMN language;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column best from book to author: drop it where it was
ALTER TABLE book DROP COLUMN best;
