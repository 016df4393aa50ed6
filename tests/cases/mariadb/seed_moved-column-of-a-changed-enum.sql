---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum mood
ALTER TABLE book MODIFY COLUMN plain ENUM('happy', 'sad', 'open', 'glad') NOT NULL;
-- Done: 1 of 16. If the next one fails, put it right and go on from here.
UPDATE book SET plain = CASE plain WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE plain END WHERE plain IN ('happy', 'sad', 'open');
-- Done: 2 of 16. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN plain ENUM('happy', 'glad') NOT NULL;
-- Done: 3 of 16. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN mood ENUM('happy', 'sad', 'open', 'glad') NOT NULL;
-- Done: 4 of 16. If the next one fails, put it right and go on from here.
UPDATE author SET mood = CASE mood WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE mood END WHERE mood IN ('happy', 'sad', 'open');
-- Done: 5 of 16. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN mood ENUM('happy', 'glad') NOT NULL;
-- Done: 6 of 16. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN other ENUM('happy', 'sad', 'open', 'glad');
-- Done: 7 of 16. If the next one fails, put it right and go on from here.
UPDATE author SET other = CASE other WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE other END WHERE other IN ('happy', 'sad', 'open');
-- Done: 8 of 16. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN other ENUM('happy', 'glad');
-- Done: 9 of 16. If the next one fails, put it right and go on from here.

-- Move column mood from author to book: add it with its values
ALTER TABLE book ADD COLUMN mood ENUM('happy', 'glad');
-- Done: 10 of 16. If the next one fails, put it right and go on from here.
UPDATE book SET mood = (SELECT author.mood FROM author WHERE author.id = book.author_id);
-- Done: 11 of 16. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'glad') NOT NULL;
-- Done: 12 of 16. If the next one fails, put it right and go on from here.

-- Move column other from author to book: add it with its values
ALTER TABLE book ADD COLUMN other ENUM('happy', 'glad');
-- Done: 13 of 16. If the next one fails, put it right and go on from here.
UPDATE book SET other = (SELECT author.other FROM author WHERE author.id = book.author_id);
-- Done: 14 of 16. If the next one fails, put it right and go on from here.

-- Move column mood from author to book: drop it where it was
ALTER TABLE author DROP COLUMN mood;
-- Done: 15 of 16. If the next one fails, put it right and go on from here.

-- Move column other from author to book: drop it where it was
ALTER TABLE author DROP COLUMN other;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum mood
ALTER TABLE book MODIFY COLUMN plain ENUM('happy', 'glad', 'sad', 'open') NOT NULL;
-- Done: 1 of 17. If the next one fails, put it right and go on from here.
UPDATE book SET plain = CASE plain WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE plain END WHERE plain IN ('happy', 'glad');
-- Done: 2 of 17. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN plain ENUM('happy', 'sad', 'open') NOT NULL;
-- Done: 3 of 17. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'glad', 'sad', 'open') NOT NULL;
-- Done: 4 of 17. If the next one fails, put it right and go on from here.
UPDATE book SET mood = CASE mood WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE mood END WHERE mood IN ('happy', 'glad');
-- Done: 5 of 17. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad', 'open') NOT NULL;
-- Done: 6 of 17. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN other ENUM('happy', 'glad', 'sad', 'open');
-- Done: 7 of 17. If the next one fails, put it right and go on from here.
UPDATE book SET other = CASE other WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE other END WHERE other IN ('happy', 'glad');
-- Done: 8 of 17. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN other ENUM('happy', 'sad', 'open');
-- Done: 9 of 17. If the next one fails, put it right and go on from here.

-- Move column other from book to author: add it with its values
ALTER TABLE author ADD COLUMN other ENUM('happy', 'sad', 'open');
-- Done: 10 of 17. If the next one fails, put it right and go on from here.
UPDATE author SET other = (SELECT book.other FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
-- Done: 11 of 17. If the next one fails, put it right and go on from here.

-- Move column mood from book to author: add it with its values
ALTER TABLE author ADD COLUMN mood ENUM('happy', 'sad', 'open') AFTER id;
-- Done: 12 of 17. If the next one fails, put it right and go on from here.
UPDATE author SET mood = (SELECT book.mood FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
-- Done: 13 of 17. If the next one fails, put it right and go on from here.
UPDATE author SET mood = 'happy' WHERE mood IS NULL;
-- Done: 14 of 17. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN mood ENUM('happy', 'sad', 'open') NOT NULL;
-- Done: 15 of 17. If the next one fails, put it right and go on from here.

-- Move column other from book to author: drop it where it was
ALTER TABLE book DROP COLUMN other;
-- Done: 16 of 17. If the next one fails, put it right and go on from here.

-- Move column mood from book to author: drop it where it was
ALTER TABLE book DROP COLUMN mood;
