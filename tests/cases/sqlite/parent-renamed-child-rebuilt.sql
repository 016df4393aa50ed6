---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Rebuild table writer with its rows: Change column name of writer: default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE writer RENAME TO writer_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE writer (
    id INTEGER NOT NULL,
    name VARCHAR(20) DEFAULT 'x' NOT NULL,
    CONSTRAINT author_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO writer (id, name) SELECT id, name FROM writer_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of writer was copied' WHERE (SELECT count(*) FROM writer_old) <> (SELECT count(*) FROM writer);
DROP TABLE writer_old;
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Drop foreign key book_author_id_fkey of book; Change column author_id of book: may be empty; Change column title of book: type from varchar(20) to text; Change column pages of book: type from integer to bigint; Add check book_pages_check of book; Add foreign key book_author_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    author_id INTEGER,
    title TEXT NOT NULL,
    pages BIGINT NOT NULL,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_pages_check CHECK (pages > 0),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES writer (id) ON DELETE SET NULL
);
INSERT OR ROLLBACK INTO book (id, author_id, title, pages) SELECT id, author_id, title, pages FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;

---- down
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Rebuild table author with its rows: Change column name of author: no default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER NOT NULL,
    name VARCHAR(20) NOT NULL,
    CONSTRAINT author_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO author (id, name) SELECT id, name FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Drop foreign key book_author_id_fkey of book; Drop check book_pages_check of book; Change column pages of book: type from bigint to integer; Change column title of book: type from text to varchar(20); Change column author_id of book: must have a value; Add foreign key book_author_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    title VARCHAR(20) NOT NULL,
    pages INTEGER NOT NULL,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO book (id, author_id, title, pages) SELECT id, coalesce(author_id, (SELECT id FROM author ORDER BY id LIMIT 1)), title, pages FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
