---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rebuild table street with its rows: Move column y from town to street: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE street RENAME TO street_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE street (
    id INTEGER NOT NULL,
    town_id INTEGER NOT NULL,
    y INTEGER,
    CONSTRAINT street_pkey PRIMARY KEY (id),
    CONSTRAINT street_town_id_fkey FOREIGN KEY (town_id) REFERENCES town (id)
);
INSERT OR ROLLBACK INTO street (id, town_id, y) SELECT id, town_id, (SELECT town.y FROM town WHERE town.id = street_old.town_id) FROM street_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of street was copied' WHERE (SELECT count(*) FROM street_old) <> (SELECT count(*) FROM street);
DROP TABLE street_old;
RELEASE relata_rebuild;

-- Move column x from country to town: drop it where it was
CREATE TEMPORARY TABLE relata_values_1 AS SELECT * FROM country;
ALTER TABLE country DROP COLUMN x;

-- Rebuild table town with its rows: Move column x from country to town: add it with its values; Move column y from town to street: drop it where it was
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE town RENAME TO town_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE town (
    id INTEGER NOT NULL,
    country_id INTEGER NOT NULL,
    x INTEGER,
    CONSTRAINT town_pkey PRIMARY KEY (id),
    CONSTRAINT town_country_id_fkey FOREIGN KEY (country_id) REFERENCES country (id)
);
INSERT OR ROLLBACK INTO town (id, country_id, x) SELECT id, country_id, (SELECT relata_values_1.x FROM relata_values_1 WHERE relata_values_1.id = town_old.country_id) FROM town_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of town was copied' WHERE (SELECT count(*) FROM town_old) <> (SELECT count(*) FROM town);
DROP TABLE town_old;
RELEASE relata_rebuild;
DROP TABLE temp.relata_values_1;

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

-- Rebuild table country with its rows: Move column x from town to country: add it with its values
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE country RENAME TO country_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE country (
    id INTEGER NOT NULL,
    x INTEGER,
    CONSTRAINT country_pkey PRIMARY KEY (id)
);
INSERT OR ROLLBACK INTO country (id, x) SELECT id, (SELECT town.x FROM town WHERE town.country_id = country_old.id ORDER BY town.id LIMIT 1) FROM country_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of country was copied' WHERE (SELECT count(*) FROM country_old) <> (SELECT count(*) FROM country);
DROP TABLE country_old;
RELEASE relata_rebuild;

-- Rebuild table town with its rows: Move column y from street to town: add it with its values; Move column x from town to country: drop it where it was
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE town RENAME TO town_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE town (
    id INTEGER NOT NULL,
    country_id INTEGER NOT NULL,
    y INTEGER,
    CONSTRAINT town_pkey PRIMARY KEY (id),
    CONSTRAINT town_country_id_fkey FOREIGN KEY (country_id) REFERENCES country (id)
);
INSERT OR ROLLBACK INTO town (id, country_id, y) SELECT id, country_id, (SELECT street.y FROM street WHERE street.town_id = town_old.id ORDER BY street.id LIMIT 1) FROM town_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of town was copied' WHERE (SELECT count(*) FROM town_old) <> (SELECT count(*) FROM town);
DROP TABLE town_old;
RELEASE relata_rebuild;

-- Move column y from street to town: drop it where it was
ALTER TABLE street DROP COLUMN y;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
