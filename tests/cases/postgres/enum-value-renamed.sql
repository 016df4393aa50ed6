---- up
BEGIN;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('opened', 'new_one', 'closed');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (CASE state::text WHEN 'open' THEN 'opened' WHEN 'closed' THEN 'new_one' WHEN 'new_one' THEN 'closed' ELSE state::text END)::state_new;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'opened';
ALTER TABLE ticket ALTER COLUMN other TYPE state_new USING (CASE other::text WHEN 'open' THEN 'opened' WHEN 'closed' THEN 'new_one' WHEN 'new_one' THEN 'closed' ELSE other::text END)::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Change column state of ticket: default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'opened';

COMMIT;

---- down
BEGIN;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('open', 'closed', 'new_one');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (CASE state::text WHEN 'opened' THEN 'open' WHEN 'new_one' THEN 'closed' WHEN 'closed' THEN 'new_one' ELSE state::text END)::state_new;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';
ALTER TABLE ticket ALTER COLUMN other TYPE state_new USING (CASE other::text WHEN 'opened' THEN 'open' WHEN 'new_one' THEN 'closed' WHEN 'closed' THEN 'new_one' ELSE other::text END)::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Change column state of ticket: default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

COMMIT;
