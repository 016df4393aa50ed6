---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column shelf of book
ALTER TABLE book DROP COLUMN shelf;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Move column note from book to author: add it with its values
ALTER TABLE author ADD COLUMN note VARCHAR(20);
-- Done: 2 of 4. If the next one fails, put it right and go on from here.
UPDATE author SET note = (SELECT book.note FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Move column note from book to author: drop it where it was
ALTER TABLE book DROP COLUMN note;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column shelf to book
ALTER TABLE book ADD COLUMN shelf INT AFTER id;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET shelf = 0 WHERE shelf IS NULL;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN shelf INT NOT NULL;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Move column note from author to book: add it with its values
ALTER TABLE book ADD COLUMN note VARCHAR(20) AFTER id;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET note = (SELECT author.note FROM author WHERE author.id = book.author_id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column note from author to book: drop it where it was
ALTER TABLE author DROP COLUMN note;
