---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table room with its rows: Drop the primary key of room; Add the primary key of room
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE room RENAME TO room_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE room (
    house INTEGER NOT NULL,
    number INTEGER NOT NULL,
    CONSTRAINT room_pkey PRIMARY KEY (house, number)
);
INSERT OR ROLLBACK INTO room (house, number) SELECT house, number FROM room_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of room was copied' WHERE (SELECT count(*) FROM room_old) <> (SELECT count(*) FROM room);
DROP TABLE room_old;
RELEASE relata_rebuild;

-- Rebuild table bed with its rows: Drop foreign key bed_house_fkey of bed; Add column number to bed; Add foreign key bed_room_fkey of bed
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE bed RENAME TO bed_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE bed (
    id INTEGER NOT NULL,
    house INTEGER NOT NULL,
    number INTEGER,
    CONSTRAINT bed_pkey PRIMARY KEY (id),
    CONSTRAINT bed_room_fkey FOREIGN KEY (house, number) REFERENCES room (house, number)
);
INSERT OR ROLLBACK INTO bed (id, house) SELECT id, house FROM bed_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of bed was copied' WHERE (SELECT count(*) FROM bed_old) <> (SELECT count(*) FROM bed);
DROP TABLE bed_old;
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

-- Rebuild table room with its rows: Drop the primary key of room; Add the primary key of room
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE room RENAME TO room_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE room (
    house INTEGER NOT NULL,
    number INTEGER NOT NULL,
    CONSTRAINT room_pkey PRIMARY KEY (house)
);
INSERT OR ROLLBACK INTO room (house, number) SELECT house, number FROM room_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of room was copied' WHERE (SELECT count(*) FROM room_old) <> (SELECT count(*) FROM room);
DROP TABLE room_old;
RELEASE relata_rebuild;

-- Rebuild table bed with its rows: Drop foreign key bed_room_fkey of bed; Drop column number of bed; Add foreign key bed_house_fkey of bed
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE bed RENAME TO bed_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE bed (
    id INTEGER NOT NULL,
    house INTEGER NOT NULL,
    CONSTRAINT bed_pkey PRIMARY KEY (id),
    CONSTRAINT bed_house_fkey FOREIGN KEY (house) REFERENCES room (house)
);
INSERT OR ROLLBACK INTO bed (id, house) SELECT id, house FROM bed_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of bed was copied' WHERE (SELECT count(*) FROM bed_old) <> (SELECT count(*) FROM bed);
DROP TABLE bed_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
