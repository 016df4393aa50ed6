---- up
BEGIN;

-- Change the values of enum mood
CREATE TYPE mood_new AS ENUM ('happy', 'glad');
ALTER TABLE book ALTER COLUMN plain TYPE mood_new USING (CASE plain::text WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE plain::text END)::mood_new;
ALTER TABLE author ALTER COLUMN mood TYPE mood_new USING (CASE mood::text WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE mood::text END)::mood_new;
ALTER TABLE author ALTER COLUMN other TYPE mood_new USING (CASE other::text WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE other::text END)::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;

-- Move column mood from author to book: add it with its values
ALTER TABLE book ADD COLUMN mood mood;
UPDATE book SET mood = (SELECT author.mood FROM author WHERE author.id = book.author_id);
ALTER TABLE book ALTER COLUMN mood SET NOT NULL;

-- Move column other from author to book: add it with its values
ALTER TABLE book ADD COLUMN other mood;
UPDATE book SET other = (SELECT author.other FROM author WHERE author.id = book.author_id);

-- Move column mood from author to book: drop it where it was
ALTER TABLE author DROP COLUMN mood;

-- Move column other from author to book: drop it where it was
ALTER TABLE author DROP COLUMN other;

COMMIT;

---- down
BEGIN;

-- Change the values of enum mood
CREATE TYPE mood_new AS ENUM ('happy', 'sad', 'open');
ALTER TABLE book ALTER COLUMN plain TYPE mood_new USING (CASE plain::text WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE plain::text END)::mood_new;
ALTER TABLE book ALTER COLUMN mood TYPE mood_new USING (CASE mood::text WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE mood::text END)::mood_new;
ALTER TABLE book ALTER COLUMN other TYPE mood_new USING (CASE other::text WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE other::text END)::mood_new;
DROP TYPE mood;
ALTER TYPE mood_new RENAME TO mood;

-- Move column other from book to author: add it with its values
ALTER TABLE author ADD COLUMN other mood;
UPDATE author SET other = (SELECT book.other FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);

-- Move column mood from book to author: add it with its values
ALTER TABLE author ADD COLUMN mood mood;
UPDATE author SET mood = (SELECT book.mood FROM book WHERE book.author_id = author.id ORDER BY book.id LIMIT 1);
UPDATE author SET mood = 'happy' WHERE mood IS NULL;
ALTER TABLE author ALTER COLUMN mood SET NOT NULL;

-- Move column other from book to author: drop it where it was
ALTER TABLE book DROP COLUMN other;

-- Move column mood from book to author: drop it where it was
ALTER TABLE book DROP COLUMN mood;

COMMIT;
