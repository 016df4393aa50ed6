---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop table tag
DROP TABLE tag;

-- Rename column tag_id of book to tag_id_old
ALTER TABLE book RENAME COLUMN tag_id TO tag_id_old;

-- Create table tag
CREATE TABLE tag (
    id INTEGER NOT NULL,
    word VARCHAR(20) NOT NULL,
    sort INTEGER NOT NULL,
    CONSTRAINT new_tag_pkey PRIMARY KEY (id)
);

-- Rebuild table book with its rows: Drop foreign key book_tag_id_fkey of book; Add column tag_id to book; Drop column tag_id_old of book; Add foreign key book_new_tag_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    tag_id INTEGER,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_new_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag (id)
);
INSERT OR ROLLBACK INTO book (id) SELECT id FROM book_old;
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

-- Drop table tag
DROP TABLE tag;

-- Rename column tag_id of book to tag_id_old
ALTER TABLE book RENAME COLUMN tag_id TO tag_id_old;

-- Create table tag
CREATE TABLE tag (
    id INTEGER NOT NULL,
    word VARCHAR(20) NOT NULL,
    CONSTRAINT tag_pkey PRIMARY KEY (id)
);

-- Rebuild table book with its rows: Drop foreign key book_new_tag_id_fkey of book; Add column tag_id to book; Drop column tag_id_old of book; Add foreign key book_tag_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    tag_id INTEGER,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag (id)
);
INSERT OR ROLLBACK INTO book (id) SELECT id FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
