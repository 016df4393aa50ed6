---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table bed with its rows: Drop foreign key bed_room_fkey of bed; Change column room_number of bed: type from integer to bigint; Change column house of bed: type from varchar(10) to varchar(20)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE bed RENAME TO bed_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE bed (
    id INTEGER NOT NULL,
    room_number BIGINT NOT NULL,
    house VARCHAR(20) NOT NULL,
    CONSTRAINT bed_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO bed (id, room_number, house) SELECT id, room_number, house FROM bed_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of bed was copied' WHERE (SELECT count(*) FROM bed_old) <> (SELECT count(*) FROM bed);
DROP TABLE bed_old;
RELEASE relata_rebuild;

-- Rebuild table room with its rows: Change column number of room: type from integer to bigint; Change column house of room: type from varchar(10) to varchar(20)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE room RENAME TO room_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE room (
    number BIGINT NOT NULL,
    house VARCHAR(20) NOT NULL,
    CONSTRAINT room_pkey PRIMARY KEY (house, number)
);
INSERT OR ROLLBACK INTO room (number, house) SELECT number, house FROM room_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of room was copied' WHERE (SELECT count(*) FROM room_old) <> (SELECT count(*) FROM room);
DROP TABLE room_old;
RELEASE relata_rebuild;

-- Rebuild table lamp with its rows: Change column house of lamp: type from varchar(10) to varchar(20); Change column room_number of lamp: type from integer to bigint; Add foreign key lamp_room_fkey of lamp
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE lamp RENAME TO lamp_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE lamp (
    id INTEGER NOT NULL,
    house VARCHAR(20),
    room_number BIGINT,
    CONSTRAINT lamp_pkey PRIMARY KEY (id),
    CONSTRAINT lamp_room_fkey FOREIGN KEY (house, room_number) REFERENCES room (house, number)
);
INSERT OR ROLLBACK INTO lamp (id, house, room_number) SELECT id, house, room_number FROM lamp_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of lamp was copied' WHERE (SELECT count(*) FROM lamp_old) <> (SELECT count(*) FROM lamp);
DROP TABLE lamp_old;
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

-- Rebuild table room with its rows: Change column house of room: type from varchar(20) to varchar(10); Change column number of room: type from bigint to integer
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE room RENAME TO room_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE room (
    number INTEGER NOT NULL,
    house VARCHAR(10) NOT NULL,
    CONSTRAINT room_pkey PRIMARY KEY (house, number)
);
INSERT OR ROLLBACK INTO room (number, house) SELECT number, house FROM room_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of room was copied' WHERE (SELECT count(*) FROM room_old) <> (SELECT count(*) FROM room);
DROP TABLE room_old;
RELEASE relata_rebuild;

-- Rebuild table lamp with its rows: Drop foreign key lamp_room_fkey of lamp; Change column room_number of lamp: type from bigint to integer; Change column house of lamp: type from varchar(20) to varchar(10)
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE lamp RENAME TO lamp_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE lamp (
    id INTEGER NOT NULL,
    house VARCHAR(10),
    room_number INTEGER,
    CONSTRAINT lamp_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO lamp (id, house, room_number) SELECT id, house, room_number FROM lamp_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of lamp was copied' WHERE (SELECT count(*) FROM lamp_old) <> (SELECT count(*) FROM lamp);
DROP TABLE lamp_old;
RELEASE relata_rebuild;

-- Rebuild table bed with its rows: Change column house of bed: type from varchar(20) to varchar(10); Change column room_number of bed: type from bigint to integer; Add foreign key bed_room_fkey of bed
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE bed RENAME TO bed_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE bed (
    id INTEGER NOT NULL,
    room_number INTEGER NOT NULL,
    house VARCHAR(10) NOT NULL,
    CONSTRAINT bed_pkey PRIMARY KEY (id),
    CONSTRAINT bed_room_fkey FOREIGN KEY (house, room_number) REFERENCES room (house, number) ON DELETE CASCADE
);
INSERT OR ROLLBACK INTO bed (id, room_number, house) SELECT id, room_number, house FROM bed_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of bed was copied' WHERE (SELECT count(*) FROM bed_old) <> (SELECT count(*) FROM bed);
DROP TABLE bed_old;
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
