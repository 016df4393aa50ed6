---- up
BEGIN;

-- Create enum rating
CREATE TYPE rating AS ENUM ('4', '3', '2', '1');

-- Move column stars from book to edition: add it with its values
ALTER TABLE edition ADD COLUMN stars rating;
UPDATE edition SET stars = (SELECT book.stars::text::rating FROM book WHERE book.id = edition.book_id);

-- Move column stars from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN stars;

COMMIT;

---- down
BEGIN;

-- Move column stars from edition to book: add it with its values
ALTER TABLE book ADD COLUMN stars smallint;
UPDATE book SET stars = (SELECT edition.stars::text::smallint FROM edition WHERE edition.book_id = book.id ORDER BY edition.id LIMIT 1);
UPDATE book SET stars = 0 WHERE stars IS NULL;
ALTER TABLE book ALTER COLUMN stars SET NOT NULL;

-- Move column stars from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN stars;

-- Drop enum rating
DROP TYPE rating;

COMMIT;
