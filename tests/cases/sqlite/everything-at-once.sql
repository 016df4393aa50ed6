---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Drop index person_name_idx of person
DROP INDEX person_name_idx;

-- Rename table person to author
ALTER TABLE person RENAME TO author;

-- Rename column person_id of book to author_id
ALTER TABLE book RENAME COLUMN person_id TO author_id;

-- Rename column email of author to mail
ALTER TABLE author RENAME COLUMN email TO mail;

-- Rename column state of author to status
ALTER TABLE author RENAME COLUMN state TO status;

-- Rename column first of author to first_old
ALTER TABLE author RENAME COLUMN first TO first_old;

-- Rename column last of author to first
ALTER TABLE author RENAME COLUMN "last" TO first;

-- Rename column first_old of author to last
ALTER TABLE author RENAME COLUMN first_old TO "last";

-- Create table shelf
CREATE TABLE shelf (
    id INTEGER NOT NULL,
    CONSTRAINT shelf_pkey PRIMARY KEY (id)
);

-- Rebuild table author with its rows: Drop check person_first_check of author; Drop unique constraint person_email_key of author; Add column books to author; Change column id of author: type from integer to bigint; Change column last of author: type from varchar(20) to varchar(40), default; Change column first of author: must have a value; Change column mail of author: type from varchar(60) to text, may be empty; Change column status of author: default; Drop column born of author; Add unique constraint author_both of author; Add index author_name_idx of author; Add check person_first_check of author
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "last" VARCHAR(40) DEFAULT 'none' NOT NULL,
    first VARCHAR(20) NOT NULL,
    mail TEXT,
    status TEXT DEFAULT 'away' NOT NULL CHECK (status IN ('here', 'away', 'gone')),
    books INTEGER DEFAULT 0 NOT NULL,
    CONSTRAINT author_both UNIQUE ("last", first),
    CONSTRAINT person_first_check CHECK ("last" <> 'y')
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'author', seq FROM sqlite_sequence WHERE name = 'author_old';
INSERT OR ROLLBACK INTO author (id, "last", first, mail, status) SELECT id, "last", coalesce(first, 'unknown'), mail, status FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
CREATE INDEX author_name_idx ON author (first DESC);
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Drop foreign key book_person_id_fkey of book; Drop foreign key book_co_id_fkey of book; Add column shelf_id to book; Change column author_id of book: type from integer to bigint; Drop column co_id of book; Add foreign key book_person_id_fkey of book; Add foreign key book_shelf_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author_id BIGINT NOT NULL,
    shelf_id INTEGER,
    CONSTRAINT book_person_id_fkey FOREIGN KEY (author_id) REFERENCES author (id),
    CONSTRAINT book_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE SET NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, author_id) SELECT id, author_id FROM book_old;
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

-- Drop index author_name_idx of author
DROP INDEX author_name_idx;

-- Drop table shelf
DROP TABLE shelf;

-- Rename table author to person
ALTER TABLE author RENAME TO person;

-- Rename column author_id of book to person_id
ALTER TABLE book RENAME COLUMN author_id TO person_id;

-- Rename column mail of person to email
ALTER TABLE person RENAME COLUMN mail TO email;

-- Rename column status of person to state
ALTER TABLE person RENAME COLUMN status TO state;

-- Rename column last of person to last_old
ALTER TABLE person RENAME COLUMN "last" TO last_old;

-- Rename column first of person to last
ALTER TABLE person RENAME COLUMN first TO "last";

-- Rename column last_old of person to first
ALTER TABLE person RENAME COLUMN last_old TO first;

-- Rebuild table person with its rows: Drop check person_first_check of person; Drop unique constraint author_both of person; Add column born to person; Change column state of person: default; Change column email of person: type from text to varchar(60), must have a value; Change column last of person: may be empty; Change column first of person: type from varchar(40) to varchar(20), no default; Change column id of person: type from bigint to integer; Drop column books of person; Add unique constraint person_email_key of person; Add index person_name_idx of person; Add check person_first_check of person
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE person RENAME TO person_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first VARCHAR(20) NOT NULL,
    "last" VARCHAR(20),
    born DATE,
    email VARCHAR(60) NOT NULL,
    state TEXT DEFAULT 'here' NOT NULL CHECK (state IN ('here', 'gone')),
    CONSTRAINT person_email_key UNIQUE (email),
    CONSTRAINT person_first_check CHECK (first <> 'x')
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'person', seq FROM sqlite_sequence WHERE name = 'person_old';
INSERT OR ROLLBACK INTO person (id, first, "last", email, state) SELECT id, first, "last", coalesce(email, 'a@b'), CASE state WHEN 'away' THEN 'here' ELSE state END FROM person_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of person was copied' WHERE (SELECT count(*) FROM person_old) <> (SELECT count(*) FROM person);
DROP TABLE person_old;
CREATE INDEX person_name_idx ON person ("last", first);
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Drop foreign key book_shelf_id_fkey of book; Drop foreign key book_person_id_fkey of book; Add column co_id to book; Change column person_id of book: type from bigint to integer; Drop column shelf_id of book; Add foreign key book_co_id_fkey of book; Add foreign key book_person_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL,
    co_id INTEGER,
    CONSTRAINT book_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE,
    CONSTRAINT book_co_id_fkey FOREIGN KEY (co_id) REFERENCES person (id)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, person_id) SELECT id, person_id FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
