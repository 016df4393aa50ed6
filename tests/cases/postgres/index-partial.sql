---- up
BEGIN;

-- Drop index task_open of task
DROP INDEX task_open;

-- Drop index task_rank of task
DROP INDEX task_rank;

-- Rename index task_title to task_name
ALTER INDEX task_title RENAME TO task_name;

-- Rename column rank of task to place
ALTER TABLE task RENAME COLUMN "rank" TO place;

-- Add index task_open of task
CREATE INDEX task_open ON task (place DESC) WHERE (place > 5);

-- Add index task_rank of task
CREATE INDEX task_rank ON task (place) WHERE (place < 100);

COMMIT;

---- down
BEGIN;

-- Drop index task_rank of task
DROP INDEX task_rank;

-- Drop index task_open of task
DROP INDEX task_open;

-- Rename index task_name to task_title
ALTER INDEX task_name RENAME TO task_title;

-- Rename column place of task to rank
ALTER TABLE task RENAME COLUMN place TO "rank";

-- Add index task_rank of task
CREATE INDEX task_rank ON task ("rank");

-- Add index task_open of task
CREATE INDEX task_open ON task ("rank" DESC) WHERE ("rank" > 0);

COMMIT;
