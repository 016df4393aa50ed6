---- up
BEGIN;

-- Change column state of ticket: type from state to varchar(20)
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE varchar(20) USING state::text;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

-- Drop enum state
DROP TYPE state;

COMMIT;

---- down
BEGIN;

-- Create enum state
CREATE TYPE state AS ENUM ('open', 'closed');

-- Change column state of ticket: type from varchar(20) to state
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state USING state::text::state;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

COMMIT;
