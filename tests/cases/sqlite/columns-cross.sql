---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Move column best from author to book: add it with its values; Move column language from book to author: drop it where it was
CREATE TEMPORARY TABLE relata_values_1 AS SELECT * FROM book;
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    author_id INTEGER NOT NULL,
    best INTEGER,
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, author_id, best) SELECT id, title, author_id, (SELECT author.best FROM author WHERE author.id = book_old.author_id) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Rebuild table author with its rows: Move column language from book to author: add it with its values; Move column best from author to book: drop it where it was
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(40) NOT NULL,
    language VARCHAR(20)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'author', seq FROM sqlite_sequence WHERE name = 'author_old';
INSERT OR ROLLBACK INTO author (id, name, language) SELECT id, name, (SELECT relata_values_1.language FROM relata_values_1 WHERE relata_values_1.author_id = author_old.id ORDER BY relata_values_1.id LIMIT 1) FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
RELEASE relata_rebuild;
DROP TABLE temp.relata_values_1;

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

-- Rebuild table author with its rows: Move column best from book to author: add it with its values; Move column language from author to book: drop it where it was
CREATE TEMPORARY TABLE relata_values_1 AS SELECT * FROM author;
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(40) NOT NULL,
    best INTEGER
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'author', seq FROM sqlite_sequence WHERE name = 'author_old';
INSERT OR ROLLBACK INTO author (id, name, best) SELECT id, name, (SELECT book.best FROM book WHERE book.author_id = author_old.id ORDER BY book.id LIMIT 1) FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Move column language from author to book: add it with its values; Move column best from book to author: drop it where it was
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(40) NOT NULL,
    author_id INTEGER NOT NULL,
    language VARCHAR(20),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, title, author_id, language) SELECT id, title, author_id, (SELECT relata_values_1.language FROM relata_values_1 WHERE relata_values_1.id = book_old.author_id) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;
DROP TABLE temp.relata_values_1;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
