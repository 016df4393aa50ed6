---- up
BEGIN;

-- Drop column double of a
ALTER TABLE a DROP COLUMN "double";

-- Rename column user of a to user_old
ALTER TABLE a RENAME COLUMN "user" TO user_old;

-- Add column user to a
ALTER TABLE a ADD COLUMN "user" integer;
UPDATE a SET "user" = 0 WHERE "user" IS NULL;
ALTER TABLE a ALTER COLUMN "user" SET NOT NULL;

-- Add column double to a
ALTER TABLE a ADD COLUMN "double" bigint GENERATED ALWAYS AS ("user" * 2) STORED;

-- Drop column user_old of a
ALTER TABLE a DROP COLUMN user_old;

COMMIT;

---- down
BEGIN;

-- Change column double of a: no longer computed
ALTER TABLE a ALTER COLUMN "double" DROP EXPRESSION;

-- Drop column user of a
ALTER TABLE a DROP COLUMN "user";

-- Add column user to a
ALTER TABLE a ADD COLUMN "user" boolean;
UPDATE a SET "user" = FALSE WHERE "user" IS NULL;
ALTER TABLE a ALTER COLUMN "user" SET NOT NULL;

COMMIT;
