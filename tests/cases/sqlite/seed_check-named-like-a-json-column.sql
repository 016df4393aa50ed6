---- up
BEGIN;

-- Rename column order of book to rank
ALTER TABLE book RENAME COLUMN "order" TO "rank";

COMMIT;

---- down
BEGIN;

-- Rename column rank of book to order
ALTER TABLE book RENAME COLUMN "rank" TO "order";

COMMIT;
