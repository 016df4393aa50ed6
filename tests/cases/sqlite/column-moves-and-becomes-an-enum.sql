---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table edition with its rows: Move column stars from book to edition: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE edition RENAME TO edition_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE edition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stars TEXT CHECK (stars IN ('4', '3', '2', '1')),
    book_id INTEGER NOT NULL,
    CONSTRAINT edition_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id) ON DELETE CASCADE
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'edition', seq FROM sqlite_sequence WHERE name = 'edition_old';
INSERT OR ROLLBACK INTO edition (id, stars, book_id) SELECT id, (SELECT book.stars FROM book WHERE book.id = edition_old.book_id), book_id FROM edition_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of edition was copied' WHERE (SELECT count(*) FROM edition_old) <> (SELECT count(*) FROM edition);
DROP TABLE edition_old;
RELEASE relata_rebuild;

-- Move column stars from book to edition: drop it where it was
ALTER TABLE book DROP COLUMN stars;

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

-- Rebuild table book with its rows: Move column stars from edition to book: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    stars SMALLINT NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, stars) SELECT id, title, coalesce((SELECT edition.stars FROM edition WHERE edition.book_id = book_old.id ORDER BY edition.id LIMIT 1), 0) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Move column stars from edition to book: drop it where it was
ALTER TABLE edition DROP COLUMN stars;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
