---- up
BEGIN;

-- Move column best from author to book: add it with its values
ALTER TABLE book ADD COLUMN best integer;
UPDATE book SET best = (SELECT author.best FROM author WHERE author.id = book.author_id);

-- Move column language from book to author: add it with its values
ALTER TABLE author ADD COLUMN language varchar(20);
UPDATE author SET language = (SELECT book.language FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);

-- Move column language from book to author: drop it where it was
ALTER TABLE book DROP COLUMN language;

-- Move column best from author to book: drop it where it was
ALTER TABLE author DROP COLUMN best;

COMMIT;

---- down
BEGIN;

-- Move column best from book to author: add it with its values
ALTER TABLE author ADD COLUMN best integer;
UPDATE author SET best = (SELECT book.best FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);

-- Move column language from author to book: add it with its values
ALTER TABLE book ADD COLUMN language varchar(20);
UPDATE book SET language = (SELECT author.language FROM author WHERE author.id = book.author_id);

-- Move column language from author to book: drop it where it was
ALTER TABLE author DROP COLUMN language;

-- Move column best from book to author: drop it where it was
ALTER TABLE book DROP COLUMN best;

COMMIT;
