---- up
-- With the sqlite3 program, run this with its option -bail, so that it stops at the first error.
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS temp.relata_guard;
CREATE TEMPORARY TABLE relata_guard (problem TEXT CHECK (problem IS NULL));
BEGIN;

-- Rename table select to drop table
ALTER TABLE "select" RENAME TO "drop table";

-- Rename column group of a.b to group by
ALTER TABLE "a.b" RENAME COLUMN "group" TO "group by";

-- Rename column <script> of drop table to -- dash
ALTER TABLE "drop table" RENAME COLUMN "<script>" TO "-- dash";

-- Rename column quo"te of drop table to back`tick
ALTER TABLE "drop table" RENAME COLUMN "quo""te" TO "back`tick";

-- Add column null to a.b
ALTER TABLE "a.b" ADD COLUMN "null" VARCHAR(5);

-- Rebuild table drop table with its rows: Drop check che'ck of drop table; Drop unique constraint uni"que of drop table; Change column back`tick of drop table: type from varchar(20) to varchar(30); Change column semi;colon of drop table: type from integer to bigint; Add unique constraint uni'que of drop table; Add check che'ck of drop table
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE "drop table" RENAME TO "drop table_old";
PRAGMA legacy_alter_table = OFF;
CREATE TABLE "drop table" (
    "primary" INTEGER NOT NULL,
    "back`tick" VARCHAR(30) DEFAULT 'a''b\c' NOT NULL,
    "semi;colon" BIGINT NOT NULL,
    "-- dash" VARCHAR(9),
    CONSTRAINT select_pkey PRIMARY KEY ("primary"),
    CONSTRAINT "uni'que" UNIQUE ("back`tick", "semi;colon"),
    CONSTRAINT "che'ck" CHECK ("semi;colon" >= -1)
);
INSERT OR ROLLBACK INTO "drop table" ("primary", "back`tick", "semi;colon", "-- dash") SELECT "primary", "back`tick", "semi;colon", "-- dash" FROM "drop table_old";
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of drop table was copied' WHERE (SELECT count(*) FROM "drop table_old") <> (SELECT count(*) FROM "drop table");
DROP TABLE "drop table_old";
CREATE INDEX "in`dex" ON "drop table" ("semi;colon" DESC);
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

-- Rename table drop table to select
ALTER TABLE "drop table" RENAME TO "select";

-- Rename column group by of a.b to group
ALTER TABLE "a.b" RENAME COLUMN "group by" TO "group";

-- Rename column -- dash of select to <script>
ALTER TABLE "select" RENAME COLUMN "-- dash" TO "<script>";

-- Rename column back`tick of select to quo"te
ALTER TABLE "select" RENAME COLUMN "back`tick" TO "quo""te";

-- Drop column null of a.b
ALTER TABLE "a.b" DROP COLUMN "null";

-- Rebuild table select with its rows: Drop check che'ck of select; Drop unique constraint uni'que of select; Change column semi;colon of select: type from bigint to integer; Change column quo"te of select: type from varchar(30) to varchar(20); Add unique constraint uni"que of select; Add check che'ck of select
SAVEPOINT relata_rebuild;
PRAGMA legacy_alter_table = ON;
ALTER TABLE "select" RENAME TO select_old;
PRAGMA legacy_alter_table = OFF;
CREATE TABLE "select" (
    "primary" INTEGER NOT NULL,
    "quo""te" VARCHAR(20) DEFAULT 'a''b\c' NOT NULL,
    "semi;colon" INTEGER NOT NULL,
    "<script>" VARCHAR(9),
    CONSTRAINT select_pkey PRIMARY KEY ("primary"),
    CONSTRAINT "uni""que" UNIQUE ("quo""te", "semi;colon"),
    CONSTRAINT "che'ck" CHECK ("semi;colon" >= 0)
);
INSERT OR ROLLBACK INTO "select" ("primary", "quo""te", "semi;colon", "<script>") SELECT "primary", "quo""te", "semi;colon", "<script>" FROM select_old;
INSERT OR ROLLBACK INTO relata_guard SELECT 'not every row of select was copied' WHERE (SELECT count(*) FROM select_old) <> (SELECT count(*) FROM "select");
DROP TABLE select_old;
CREATE INDEX "in`dex" ON "select" ("semi;colon" DESC);
RELEASE relata_rebuild;

-- Take everything back where a row points at nothing
INSERT OR ROLLBACK INTO relata_guard SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check;

COMMIT;
DROP TABLE temp.relata_guard;
PRAGMA foreign_keys = ON;
