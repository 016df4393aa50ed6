---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop table place
DROP TABLE place;

-- Rebuild table book with its rows: Drop foreign key book_detail_id_fkey of book; Move column isbn from detail to book: add it with its values; Drop column detail_id of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    title VARCHAR(40) NOT NULL,
    isbn VARCHAR(20),
    CONSTRAINT book_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO book (id, title, isbn) SELECT id, title, (SELECT detail.isbn FROM detail WHERE detail.id = book_old.detail_id) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Drop table detail
DROP TABLE detail;

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

-- Create table place
CREATE TABLE place (
    id INTEGER NOT NULL,
    CONSTRAINT place_pkey PRIMARY KEY (id)
);

-- Create table detail
CREATE TABLE detail (
    id INTEGER NOT NULL,
    isbn VARCHAR(20) NOT NULL,
    place_id INTEGER,
    CONSTRAINT detail_pkey PRIMARY KEY (id),
    CONSTRAINT detail_place_id_fkey FOREIGN KEY (place_id) REFERENCES place (id)
);

-- Rebuild table book with its rows: Add column detail_id to book; Move column isbn from book to detail: drop it where it was; Add foreign key book_detail_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    title VARCHAR(40) NOT NULL,
    detail_id INTEGER NOT NULL,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_detail_id_fkey FOREIGN KEY (detail_id) REFERENCES detail (id)
);
INSERT OR ROLLBACK INTO book (id, title, detail_id) SELECT id, title, (SELECT id FROM detail ORDER BY id LIMIT 1) FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
