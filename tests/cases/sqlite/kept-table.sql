---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop index book_title_index of book
DROP INDEX book_title_index;

-- Keep table book aside as relata_kept_book_cft5qg
ALTER TABLE book RENAME TO relata_kept_book_cft5qg;

-- Rebuild table relata_kept_book_cft5qg with its rows: Drop foreign key book_author_id_fkey of relata_kept_book_cft5qg; Drop check book_positive of relata_kept_book_cft5qg; Drop unique constraint book_title_key of relata_kept_book_cft5qg; Change column feeling of relata_kept_book_cft5qg: type from mood to text, no default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE relata_kept_book_cft5qg RENAME TO relata_kept_book_cft5qg_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE relata_kept_book_cft5qg (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    feeling TEXT NOT NULL,
    author_id INTEGER NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'relata_kept_book_cft5qg', seq FROM sqlite_sequence WHERE name = 'relata_kept_book_cft5qg_old';
INSERT OR ROLLBACK INTO relata_kept_book_cft5qg (id, title, feeling, author_id) SELECT id, title, feeling, author_id FROM relata_kept_book_cft5qg_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of relata_kept_book_cft5qg was copied' WHERE (SELECT count(*) FROM relata_kept_book_cft5qg_old) <> (SELECT count(*) FROM relata_kept_book_cft5qg);
DROP TABLE relata_kept_book_cft5qg_old;
RELEASE relata_rebuild;

-- Create table book
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    CONSTRAINT new_book_title_key UNIQUE (title)
);

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

-- Drop table book
DROP TABLE book;

-- Bring table book back
ALTER TABLE relata_kept_book_cft5qg RENAME TO book;

-- Rebuild table book with its rows: Change column feeling of book: type from text to mood, default; Add unique constraint book_title_key of book; Add index book_title_index of book; Add check book_positive of book; Add foreign key book_author_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    feeling TEXT DEFAULT 'happy' NOT NULL CHECK (feeling IN ('happy', 'sad')),
    author_id INTEGER NOT NULL,
    CONSTRAINT book_title_key UNIQUE (title),
    CONSTRAINT book_positive CHECK (author_id > 0),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, feeling, author_id) SELECT id, title, feeling, author_id FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
CREATE INDEX book_title_index ON book (title DESC);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
