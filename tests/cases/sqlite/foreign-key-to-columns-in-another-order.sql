---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table book with its rows: Add column part_no to book; Add column part_kind to book; Add foreign key book_shelf_too of book; Add foreign key book_part of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    wall INTEGER,
    room INTEGER,
    "no" INTEGER,
    part_no INTEGER,
    part_kind VARCHAR(20),
    CONSTRAINT book_shelf FOREIGN KEY (wall, "no", room) REFERENCES shelf (wall, "no", room),
    CONSTRAINT book_shelf_too FOREIGN KEY (wall, room, "no") REFERENCES shelf (wall, room, "no"),
    CONSTRAINT book_part FOREIGN KEY (part_no, part_kind) REFERENCES part ("no", kind)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, wall, room, "no") SELECT id, wall, room, "no" FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Rebuild table part with its rows: Drop foreign key part_above of part; Add foreign key part_above of part
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE part RENAME TO part_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE part (
    kind VARCHAR(20) NOT NULL,
    "no" INTEGER NOT NULL,
    above VARCHAR(20),
    above_no INTEGER,
    CONSTRAINT part_pk PRIMARY KEY (kind, "no"),
    CONSTRAINT part_above FOREIGN KEY (above_no, above) REFERENCES part ("no", kind) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO part (kind, "no", above, above_no) SELECT kind, "no", above, above_no FROM part_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of part was copied' WHERE (SELECT count(*) FROM part_old) <> (SELECT count(*) FROM part);
DROP TABLE part_old;
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

-- Rebuild table book with its rows: Drop foreign key book_part of book; Drop foreign key book_shelf_too of book; Drop column part_kind of book; Drop column part_no of book
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE book RENAME TO book_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    wall INTEGER,
    room INTEGER,
    "no" INTEGER,
    CONSTRAINT book_shelf FOREIGN KEY (wall, "no", room) REFERENCES shelf (wall, "no", room)
);
INSERT INTO sqlite_sequence (name, seq) SELECT 'book', seq FROM sqlite_sequence WHERE name = 'book_old';
INSERT OR ROLLBACK INTO book (id, wall, room, "no") SELECT id, wall, room, "no" FROM book_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of book was copied' WHERE (SELECT count(*) FROM book_old) <> (SELECT count(*) FROM book);
DROP TABLE book_old;
RELEASE relata_rebuild;

-- Rebuild table part with its rows: Drop foreign key part_above of part; Add foreign key part_above of part
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE part RENAME TO part_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE part (
    kind VARCHAR(20) NOT NULL,
    "no" INTEGER NOT NULL,
    above VARCHAR(20),
    above_no INTEGER,
    CONSTRAINT part_pk PRIMARY KEY (kind, "no"),
    CONSTRAINT part_above FOREIGN KEY (above_no, above) REFERENCES part ("no", kind)
);
INSERT OR ROLLBACK INTO part (kind, "no", above, above_no) SELECT kind, "no", above, above_no FROM part_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of part was copied' WHERE (SELECT count(*) FROM part_old) <> (SELECT count(*) FROM part);
DROP TABLE part_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
