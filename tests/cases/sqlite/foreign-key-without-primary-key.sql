---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table quote with its rows: Add column reader_id to quote; Add foreign key quote_reader_id_fkey of quote
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE quote RENAME TO quote_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE quote (
    author_id INTEGER NOT NULL,
    words TEXT NOT NULL,
    reader_id INTEGER,
    CONSTRAINT quote_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id),
    CONSTRAINT quote_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES author (id) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO quote (author_id, words) SELECT author_id, words FROM quote_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of quote was copied' WHERE (SELECT count(*) FROM quote_old) <> (SELECT count(*) FROM quote);
DROP TABLE quote_old;
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

-- Rebuild table quote with its rows: Drop foreign key quote_reader_id_fkey of quote; Drop column reader_id of quote
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE quote RENAME TO quote_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE quote (
    author_id INTEGER NOT NULL,
    words TEXT NOT NULL,
    CONSTRAINT quote_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id)
);
INSERT OR ROLLBACK INTO quote (author_id, words) SELECT author_id, words FROM quote_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of quote was copied' WHERE (SELECT count(*) FROM quote_old) <> (SELECT count(*) FROM quote);
DROP TABLE quote_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
