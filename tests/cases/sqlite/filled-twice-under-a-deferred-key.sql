---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Add column pages to book; Add column title to book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    title VARCHAR(40) NOT NULL,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT OR ROLLBACK INTO book (id, author_id, pages, title) SELECT id, author_id, 1, 'untitled' FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;

---- down
BEGIN;

-- Drop column title of book
ALTER TABLE book DROP COLUMN title;

-- Drop column pages of book
ALTER TABLE book DROP COLUMN pages;

COMMIT;
