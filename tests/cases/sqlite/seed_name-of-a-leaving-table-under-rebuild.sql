---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table author to author_old
ALTER TABLE author RENAME TO author_old;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Rebuild table place with its rows: Drop foreign key place_author_id_fkey of place; Move column name from author_old to place: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE place RENAME TO place_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE place (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    name VARCHAR(20) NOT NULL,
    CONSTRAINT place_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO place (id, author_id, name) SELECT id, author_id, (SELECT author_old.name FROM author_old WHERE author_old.id = place_old.author_id) FROM place_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of place was copied' WHERE (SELECT count(*) FROM place_old) <> (SELECT count(*) FROM place);
DROP TABLE place_old;
RELEASE relata_rebuild;

-- Rebuild table author with its rows: Change column note of author: default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old_2;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER NOT NULL,
    note INTEGER DEFAULT 5,
    CONSTRAINT writer_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO author (id, note) SELECT id, note FROM author_old_2;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old_2) <> (SELECT count(*) FROM author);
DROP TABLE author_old_2;
RELEASE relata_rebuild;

-- Drop table author_old
DROP TABLE author_old;

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

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Create table author
CREATE TABLE author (
    id INTEGER NOT NULL,
    name VARCHAR(20) NOT NULL,
    CONSTRAINT author_pkey PRIMARY KEY (id)
);

-- Rebuild table writer with its rows: Change column note of writer: no default
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE writer RENAME TO writer_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE writer (
    id INTEGER NOT NULL,
    note INTEGER,
    CONSTRAINT writer_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO writer (id, note) SELECT id, note FROM writer_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of writer was copied' WHERE (SELECT count(*) FROM writer_old) <> (SELECT count(*) FROM writer);
DROP TABLE writer_old;
RELEASE relata_rebuild;

-- Rebuild table place with its rows: Move column name from place to author: drop it where it was; Add foreign key place_author_id_fkey of place
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE place RENAME TO place_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE place (
    id INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    CONSTRAINT place_pkey PRIMARY KEY (id),
    CONSTRAINT place_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT OR ROLLBACK INTO place (id, author_id) SELECT id, author_id FROM place_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of place was copied' WHERE (SELECT count(*) FROM place_old) <> (SELECT count(*) FROM place);
DROP TABLE place_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
