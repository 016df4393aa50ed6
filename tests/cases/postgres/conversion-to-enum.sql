---- up
BEGIN;

-- Create enum state
CREATE TYPE state AS ENUM ('open', 'closed');

-- Change column state of ticket: type from varchar(30) to state, default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state USING (CASE WHEN id < 3 THEN 'open' ELSE 'closed' END)::state;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

-- Change column grade of ticket: type from level to integer
ALTER TABLE ticket ALTER COLUMN grade TYPE integer USING (CASE grade WHEN 'low' THEN 1 WHEN 'high' THEN 2 END)::integer;

-- Change the values of enum level
CREATE TYPE level_new AS ENUM ('low', 'high', 'worst');
DROP TYPE level;
ALTER TYPE level_new RENAME TO level;

-- Change column level of ticket: type from integer to level
ALTER TABLE ticket ALTER COLUMN level TYPE level USING (CASE WHEN level IS NULL THEN NULL WHEN level > 20 THEN 'worst' ELSE 'low' END)::level;

COMMIT;

---- down
BEGIN;

-- Change column level of ticket: type from level to integer
ALTER TABLE ticket ALTER COLUMN level TYPE integer USING (CASE level WHEN 'worst' THEN 21 ELSE 1 END)::integer;

-- Change column state of ticket: type from state to varchar(30), default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE varchar(30) USING (CASE state WHEN 'open' THEN 'x' ELSE 'y' END)::text;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'x';

-- Change the values of enum level
CREATE TYPE level_new AS ENUM ('low', 'high');
DROP TYPE level;
ALTER TYPE level_new RENAME TO level;

-- Change column grade of ticket: type from integer to level
ALTER TABLE ticket ALTER COLUMN grade TYPE level USING (CASE grade WHEN 1 THEN 'low' ELSE 'high' END)::level;

-- Drop enum state
DROP TYPE state;

COMMIT;
