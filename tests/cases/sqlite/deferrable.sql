---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Drop foreign key book_a_fkey of book; Drop foreign key book_b_fkey of book; Drop foreign key book_c_fkey of book; Add foreign key book_a_fkey of book; Add foreign key book_b_fkey of book; Add foreign key book_c_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    c INTEGER,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_a_fkey FOREIGN KEY (a) REFERENCES author (id),
    CONSTRAINT book_b_fkey FOREIGN KEY (b) REFERENCES author (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT book_c_fkey FOREIGN KEY (c) REFERENCES author (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
INSERT OR ROLLBACK INTO book (id, a, b, c) SELECT id, a, b, c FROM book_old;
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

-- Rebuild table book with its rows: Drop foreign key book_c_fkey of book; Drop foreign key book_b_fkey of book; Drop foreign key book_a_fkey of book; Add foreign key book_c_fkey of book; Add foreign key book_b_fkey of book; Add foreign key book_a_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    c INTEGER,
    CONSTRAINT book_pkey PRIMARY KEY (id),
    CONSTRAINT book_a_fkey FOREIGN KEY (a) REFERENCES author (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT book_b_fkey FOREIGN KEY (b) REFERENCES author (id),
    CONSTRAINT book_c_fkey FOREIGN KEY (c) REFERENCES author (id) ON DELETE SET NULL DEFERRABLE INITIALLY IMMEDIATE
);
INSERT OR ROLLBACK INTO book (id, a, b, c) SELECT id, a, b, c FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
