---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Move column mood from author to book: add it with its values; Move column other from author to book: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    plain TEXT NOT NULL CHECK (plain IN ('happy', 'glad')),
    mood TEXT NOT NULL CHECK (mood IN ('happy', 'glad')),
    other TEXT CHECK (other IN ('happy', 'glad')),
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT OR ROLLBACK INTO book (id, author_id, plain, mood, other) SELECT id, author_id, CASE plain WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE plain END, (SELECT CASE author.mood WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE author.mood END FROM author WHERE author.id = book_old.author_id), (SELECT CASE author.other WHEN 'happy' THEN 'glad' WHEN 'sad' THEN 'happy' WHEN 'open' THEN 'glad' ELSE author.other END FROM author WHERE author.id = book_old.author_id) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Move column mood from author to book: drop it where it was
ALTER TABLE author DROP COLUMN mood;

-- Move column other from author to book: drop it where it was
ALTER TABLE author DROP COLUMN other;

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

-- Rebuild table author with its rows: Move column other from book to author: add it with its values; Move column mood from book to author: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER NOT NULL,
    mood TEXT NOT NULL CHECK (mood IN ('happy', 'sad', 'open')),
    other TEXT CHECK (other IN ('happy', 'sad', 'open')),
    CONSTRAINT author_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO author (id, mood, other) SELECT id, coalesce((SELECT CASE book.mood WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE book.mood END FROM book WHERE book.author_id = author_old.id ORDER BY book.id LIMIT 1), 'happy'), (SELECT CASE book.other WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE book.other END FROM book WHERE book.author_id = author_old.id ORDER BY book.id LIMIT 1) FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Move column other from book to author: drop it where it was; Move column mood from book to author: drop it where it was
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    plain TEXT NOT NULL CHECK (plain IN ('happy', 'sad', 'open')),
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT OR ROLLBACK INTO book (id, author_id, plain) SELECT id, author_id, CASE plain WHEN 'happy' THEN 'sad' WHEN 'glad' THEN 'happy' ELSE plain END FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
