---- up
BEGIN;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('open', 'waiting', 'closed', 'it''s over');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (state::text)::state_new;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Add column past to ticket
ALTER TABLE ticket ADD COLUMN past state;

-- Change column state of ticket: default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'waiting';

COMMIT;

---- down
BEGIN;

-- Drop column past of ticket
ALTER TABLE ticket DROP COLUMN past;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('open', 'closed');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (CASE state::text WHEN 'waiting' THEN 'open' WHEN 'it''s over' THEN 'open' ELSE state::text END)::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Change column state of ticket: default
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

COMMIT;
