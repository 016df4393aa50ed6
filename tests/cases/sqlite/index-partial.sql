---- up
BEGIN;

-- Drop index task_open of task
DROP INDEX task_open;

-- Drop index task_title of task
DROP INDEX task_title;

-- Drop index task_rank of task
DROP INDEX task_rank;

-- Rename column rank of task to place
ALTER TABLE task RENAME COLUMN "rank" TO place;

-- Add index task_open of task
CREATE INDEX task_open ON task (place DESC) WHERE (place > 5);

-- Add index task_name of task
CREATE UNIQUE INDEX task_name ON task (title) WHERE (place > 0);

-- Add index task_rank of task
CREATE INDEX task_rank ON task (place) WHERE (place < 100);

COMMIT;

---- down
BEGIN;

-- Drop index task_rank of task
DROP INDEX task_rank;

-- Drop index task_name of task
DROP INDEX task_name;

-- Drop index task_open of task
DROP INDEX task_open;

-- Rename column place of task to rank
ALTER TABLE task RENAME COLUMN place TO "rank";

-- Add index task_rank of task
CREATE INDEX task_rank ON task ("rank");

-- Add index task_title of task
CREATE UNIQUE INDEX task_title ON task (title) WHERE ("rank" > 0);

-- Add index task_open of task
CREATE INDEX task_open ON task ("rank" DESC) WHERE ("rank" > 0);

COMMIT;
