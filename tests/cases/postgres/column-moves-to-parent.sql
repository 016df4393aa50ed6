---- up
BEGIN;

-- Move column home from book to author: add it with its values
ALTER TABLE author ADD COLUMN home varchar(30);
UPDATE author SET home = (SELECT book.country::text FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
UPDATE author SET home = 'nowhere' WHERE home IS NULL;
ALTER TABLE author ALTER COLUMN home SET NOT NULL;

-- Move column country from book to author: drop it where it was
ALTER TABLE book DROP COLUMN country;

COMMIT;

---- down
BEGIN;

-- Move column country from author to book: add it with its values
ALTER TABLE book ADD COLUMN country varchar(20);
UPDATE book SET country = (SELECT author.home::text FROM author WHERE author.id = book.author_id);
UPDATE book SET country = 'nowhere' WHERE country IS NULL;
ALTER TABLE book ALTER COLUMN country SET NOT NULL;

-- Move column home from author to book: drop it where it was
ALTER TABLE author DROP COLUMN home;

COMMIT;
