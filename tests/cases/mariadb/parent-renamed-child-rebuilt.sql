---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Change column author_id of book: may be empty
ALTER TABLE book MODIFY COLUMN author_id INT;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Change column title of book: type from varchar(20) to text
ALTER TABLE book MODIFY COLUMN title TEXT NOT NULL;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Change column pages of book: type from integer to bigint
ALTER TABLE book MODIFY COLUMN pages BIGINT NOT NULL;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Change column name of writer: default
ALTER TABLE writer MODIFY COLUMN name VARCHAR(20) NOT NULL DEFAULT 'x';
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add check book_pages_check of book
ALTER TABLE book ADD CONSTRAINT book_pages_check CHECK (pages > 0);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES writer (id) ON DELETE SET NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 9. If the next one fails, put it right and go on from here.

-- Drop check book_pages_check of book
ALTER TABLE book DROP CONSTRAINT book_pages_check;
-- Done: 2 of 9. If the next one fails, put it right and go on from here.

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;
-- Done: 3 of 9. If the next one fails, put it right and go on from here.

-- Change column name of author: no default
ALTER TABLE author MODIFY COLUMN name VARCHAR(20) NOT NULL;
-- Done: 4 of 9. If the next one fails, put it right and go on from here.

-- Change column pages of book: type from bigint to integer
ALTER TABLE book MODIFY COLUMN pages INT NOT NULL;
-- Done: 5 of 9. If the next one fails, put it right and go on from here.

-- Change column title of book: type from text to varchar(20)
ALTER TABLE book MODIFY COLUMN title VARCHAR(20) NOT NULL;
-- Done: 6 of 9. If the next one fails, put it right and go on from here.

-- Change column author_id of book: must have a value
UPDATE book SET author_id = (SELECT id FROM (SELECT id FROM author ORDER BY id LIMIT 1) AS one_row) WHERE author_id IS NULL;
-- Done: 7 of 9. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN author_id INT NOT NULL;
-- Done: 8 of 9. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
