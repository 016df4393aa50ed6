---- up
BEGIN;

-- Create enum grade
CREATE TYPE grade AS ENUM ('3', '1', '2');

-- Change column level of ticket: type from level to grade
ALTER TABLE ticket ALTER COLUMN level TYPE grade USING level::text::grade;

-- Drop enum level
DROP TYPE level;

COMMIT;

---- down
BEGIN;

-- Create enum level
CREATE TYPE level AS ENUM ('2', '3');

-- Change column level of ticket: type from grade to level
ALTER TABLE ticket ALTER COLUMN level TYPE level USING level::text::level;

-- Drop enum grade
DROP TYPE grade;

COMMIT;
