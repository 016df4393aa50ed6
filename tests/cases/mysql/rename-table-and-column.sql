---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Rename index book_author_id_fkey to book_writer_id_fkey
ALTER TABLE book RENAME INDEX book_author_id_fkey TO book_writer_id_fkey;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Rename column author_id of book to writer_id
ALTER TABLE book RENAME COLUMN author_id TO writer_id;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Rename column title of book to heading
ALTER TABLE book RENAME COLUMN title TO heading;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Rename column name of writer to full_name
ALTER TABLE writer RENAME COLUMN name TO full_name;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_writer_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_writer_id_fkey FOREIGN KEY (writer_id) REFERENCES writer (id) ON DELETE CASCADE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_writer_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_writer_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Rename index book_writer_id_fkey to book_author_id_fkey
ALTER TABLE book RENAME INDEX book_writer_id_fkey TO book_author_id_fkey;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Rename column writer_id of book to author_id
ALTER TABLE book RENAME COLUMN writer_id TO author_id;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Rename column heading of book to title
ALTER TABLE book RENAME COLUMN heading TO title;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Rename column full_name of author to name
ALTER TABLE author RENAME COLUMN full_name TO name;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
