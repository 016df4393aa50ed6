---- up
BEGIN;

-- Create table author_publishers with rows from author
CREATE TABLE author_publishers (
    publisher INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    CONSTRAINT author_publishers_pkey PRIMARY KEY (publisher, author_id),
    CONSTRAINT author_publishers_author_publisher_fkey FOREIGN KEY (publisher) REFERENCES publisher (id) ON DELETE CASCADE,
    CONSTRAINT author_publishers_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE
);
INSERT INTO author_publishers (publisher, author_id) SELECT publisher, id FROM author WHERE publisher IS NOT NULL;

-- Drop column publisher of author
ALTER TABLE author DROP COLUMN publisher;

COMMIT;

---- down
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table author with its rows: Add column publisher to author with values from author_publishers
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE author RENAME TO author_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE author (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    publisher BIGINT NOT NULL
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'author', seq FROM sqlite_sequence WHERE name = 'author_old';
INSERT OR ROLLBACK INTO author (id, publisher) SELECT id, coalesce((SELECT author_publishers.publisher FROM author_publishers WHERE author_publishers.author_id = author_old.id ORDER BY author_publishers.publisher LIMIT 1), 0) FROM author_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of author was copied' WHERE (SELECT count(*) FROM author_old) <> (SELECT count(*) FROM author);
DROP TABLE author_old;
RELEASE relata_rebuild;

-- Drop table author_publishers
DROP TABLE author_publishers;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
