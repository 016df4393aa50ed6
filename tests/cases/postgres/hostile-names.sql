---- up
BEGIN;

-- Drop check che'ck of select
ALTER TABLE "select" DROP CONSTRAINT "che'ck";

-- Rename table select to drop table
ALTER TABLE "select" RENAME TO "drop table";

-- Rename unique constraint uni"que to uni'que
ALTER TABLE "drop table" RENAME CONSTRAINT "uni""que" TO "uni'que";

-- Rename column group of a.b to group by
ALTER TABLE "a.b" RENAME COLUMN "group" TO "group by";

-- Rename column <script> of drop table to -- dash
ALTER TABLE "drop table" RENAME COLUMN "<script>" TO "-- dash";

-- Rename column quo"te of drop table to back`tick
ALTER TABLE "drop table" RENAME COLUMN "quo""te" TO "back`tick";

-- Add column null to a.b
ALTER TABLE "a.b" ADD COLUMN "null" varchar(5);

-- Change column back`tick of drop table: type from varchar(20) to varchar(30)
ALTER TABLE "drop table" ALTER COLUMN "back`tick" DROP DEFAULT;
ALTER TABLE "drop table" ALTER COLUMN "back`tick" TYPE varchar(30);
ALTER TABLE "drop table" ALTER COLUMN "back`tick" SET DEFAULT E'a''b\\c';

-- Change column semi;colon of drop table: type from integer to bigint
ALTER TABLE "drop table" ALTER COLUMN "semi;colon" TYPE bigint USING "semi;colon"::bigint;

-- Change the comment of table drop table
COMMENT ON TABLE "drop table" IS E'another ''\\'' one';

-- Add check che'ck of drop table
ALTER TABLE "drop table" ADD CONSTRAINT "che'ck" CHECK ("semi;colon" >= -1);

COMMIT;

---- down
BEGIN;

-- Drop check che'ck of drop table
ALTER TABLE "drop table" DROP CONSTRAINT "che'ck";

-- Drop column null of a.b
ALTER TABLE "a.b" DROP COLUMN "null";

-- Rename table drop table to select
ALTER TABLE "drop table" RENAME TO "select";

-- Rename unique constraint uni'que to uni"que
ALTER TABLE "select" RENAME CONSTRAINT "uni'que" TO "uni""que";

-- Rename column group by of a.b to group
ALTER TABLE "a.b" RENAME COLUMN "group by" TO "group";

-- Rename column -- dash of select to <script>
ALTER TABLE "select" RENAME COLUMN "-- dash" TO "<script>";

-- Rename column back`tick of select to quo"te
ALTER TABLE "select" RENAME COLUMN "back`tick" TO "quo""te";

-- Change column semi;colon of select: type from bigint to integer
ALTER TABLE "select" ALTER COLUMN "semi;colon" TYPE integer USING "semi;colon"::integer;

-- Change column quo"te of select: type from varchar(30) to varchar(20)
ALTER TABLE "select" ALTER COLUMN "quo""te" DROP DEFAULT;
ALTER TABLE "select" ALTER COLUMN "quo""te" TYPE varchar(20) USING "quo""te"::text;
ALTER TABLE "select" ALTER COLUMN "quo""te" SET DEFAULT E'a''b\\c';

-- Change the comment of table select
COMMENT ON TABLE "select" IS 'a remark; -- */ ''said'' "it" yes';

-- Add check che'ck of select
ALTER TABLE "select" ADD CONSTRAINT "che'ck" CHECK ("semi;colon" >= 0);

COMMIT;
