---- up
BEGIN;

-- Create enum state
CREATE TYPE state AS ENUM ('late', 'true', 'false');

-- Change column done of task: type from boolean to state
ALTER TABLE task ALTER COLUMN done TYPE state USING done::text::state;

COMMIT;

---- down
BEGIN;

-- Change column done of task: type from state to boolean
ALTER TABLE task ALTER COLUMN done TYPE boolean USING done::text::boolean;

-- Drop enum state
DROP TYPE state;

COMMIT;
