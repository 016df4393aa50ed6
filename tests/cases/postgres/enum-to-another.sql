---- up
BEGIN;

-- Create enum status
CREATE TYPE status AS ENUM ('closed', 'open', 'lost');

-- Change column state of ticket: type from state to status
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE status USING state::text::status;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

COMMIT;

---- down
BEGIN;

-- Change column state of ticket: type from status to state
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state USING state::text::state;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';

-- Drop enum status
DROP TYPE status;

COMMIT;
