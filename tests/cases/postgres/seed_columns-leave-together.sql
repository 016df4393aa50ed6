---- up
BEGIN;

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf;

-- Move column note from book to author: add it with its values
ALTER TABLE author ADD COLUMN note varchar(20);
UPDATE author SET note = (SELECT book.note FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);

-- Move column note from book to author: drop it where it was
ALTER TABLE book DROP COLUMN note;

COMMIT;

---- down
BEGIN;

-- Add column shelf to book
ALTER TABLE book ADD COLUMN shelf integer;
UPDATE book SET shelf = 0 WHERE shelf IS NULL;
ALTER TABLE book ALTER COLUMN shelf SET NOT NULL;

-- Move column note from author to book: add it with its values
ALTER TABLE book ADD COLUMN note varchar(20);
UPDATE book SET note = (SELECT author.note FROM author WHERE author.id = book.author_id);

-- Move column note from author to book: drop it where it was
ALTER TABLE author DROP COLUMN note;

COMMIT;
