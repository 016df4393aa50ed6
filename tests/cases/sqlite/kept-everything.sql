---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Keep table book aside as relata_kept_book_cft5qg
ALTER TABLE book RENAME TO relata_kept_book_cft5qg;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Keep table note aside as relata_kept_note_xykex5
ALTER TABLE note RENAME TO relata_kept_note_xykex5;

-- Keep column born of writer aside as relata_kept_born_8d2mwq
ALTER TABLE writer RENAME COLUMN born TO relata_kept_born_8d2mwq;

-- Rebuild table relata_kept_book_cft5qg with its rows: Drop foreign key book_author_id_fkey of relata_kept_book_cft5qg
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE relata_kept_book_cft5qg RENAME TO relata_kept_book_cft5qg_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE relata_kept_book_cft5qg (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author_id INTEGER NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'relata_kept_book_cft5qg', seq FROM sqlite_sequence WHERE name = 'relata_kept_book_cft5qg_old';
INSERT OR ROLLBACK INTO relata_kept_book_cft5qg (id, author_id) SELECT id, author_id FROM relata_kept_book_cft5qg_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of relata_kept_book_cft5qg was copied' WHERE (SELECT count(*) FROM relata_kept_book_cft5qg_old) <> (SELECT count(*) FROM relata_kept_book_cft5qg);
DROP TABLE relata_kept_book_cft5qg_old;
RELEASE relata_rebuild;

-- Rebuild table relata_kept_note_xykex5 with its rows: Drop foreign key note_book_id_fkey of relata_kept_note_xykex5
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE relata_kept_note_xykex5 RENAME TO relata_kept_note_xykex5_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE relata_kept_note_xykex5 (
    book_id INTEGER NOT NULL,
    body TEXT
);
INSERT OR ROLLBACK INTO relata_kept_note_xykex5 (book_id, body) SELECT book_id, body FROM relata_kept_note_xykex5_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of relata_kept_note_xykex5 was copied' WHERE (SELECT count(*) FROM relata_kept_note_xykex5_old) <> (SELECT count(*) FROM relata_kept_note_xykex5);
DROP TABLE relata_kept_note_xykex5_old;
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

-- Bring table book back
ALTER TABLE relata_kept_book_cft5qg RENAME TO book;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Bring table note back
ALTER TABLE relata_kept_note_xykex5 RENAME TO note;

-- Bring column born of author back
ALTER TABLE author RENAME COLUMN relata_kept_born_8d2mwq TO born;

-- Rebuild table note with its rows: Add foreign key note_book_id_fkey of note
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE note RENAME TO note_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE note (
    book_id INTEGER NOT NULL,
    body TEXT,
    CONSTRAINT note_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id)
);
INSERT OR ROLLBACK INTO note (book_id, body) SELECT book_id, body FROM note_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of note was copied' WHERE (SELECT count(*) FROM note_old) <> (SELECT count(*) FROM note);
DROP TABLE note_old;
RELEASE relata_rebuild;

-- Rebuild table book with its rows: Add foreign key book_author_id_fkey of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author_id INTEGER NOT NULL,
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
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
