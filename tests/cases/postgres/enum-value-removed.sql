---- up
BEGIN;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('open', 'closed');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (CASE state::text WHEN 'waiting' THEN 'closed' ELSE state::text END)::state_new;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'closed';
ALTER TABLE ticket ALTER COLUMN other TYPE state_new USING (CASE other::text WHEN 'waiting' THEN 'closed' ELSE other::text END)::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Change column state of ticket: default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

COMMIT;

---- down
BEGIN;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('open', 'waiting', 'closed');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (state::text)::state_new;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';
ALTER TABLE ticket ALTER COLUMN other TYPE state_new USING (other::text)::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Change column state of ticket: default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'waiting';

COMMIT;
