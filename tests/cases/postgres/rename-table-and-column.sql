---- up
BEGIN;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Rename foreign key book_author_id_fkey to book_writer_id_fkey
ALTER TABLE book RENAME CONSTRAINT book_author_id_fkey TO book_writer_id_fkey;

-- Rename column author_id of book to writer_id
ALTER TABLE book RENAME COLUMN author_id TO writer_id;

-- Rename column title of book to heading
ALTER TABLE book RENAME COLUMN title TO heading;

-- Rename column name of writer to full_name
ALTER TABLE writer RENAME COLUMN name TO full_name;

COMMIT;

---- down
BEGIN;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Rename foreign key book_writer_id_fkey to book_author_id_fkey
ALTER TABLE book RENAME CONSTRAINT book_writer_id_fkey TO book_author_id_fkey;

-- Rename column writer_id of book to author_id
ALTER TABLE book RENAME COLUMN writer_id TO author_id;

-- Rename column heading of book to title
ALTER TABLE book RENAME COLUMN heading TO title;

-- Rename column full_name of author to name
ALTER TABLE author RENAME COLUMN full_name TO name;

COMMIT;
