---- up
BEGIN;

-- Rename enum state to Ticket State
ALTER TYPE state RENAME TO "Ticket State";

-- Change the values of enum Ticket State
CREATE TYPE "Ticket State_new" AS ENUM ('closed', 'a "quoted" one', 'open');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE "Ticket State_new" USING (state::text)::"Ticket State_new";
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';
DROP TYPE "Ticket State";
ALTER TYPE "Ticket State_new" RENAME TO "Ticket State";

COMMIT;

---- down
BEGIN;

-- Rename enum Ticket State to state
ALTER TYPE "Ticket State" RENAME TO state;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('open', 'closed', 'a "quoted" one');
ALTER TABLE ticket ALTER COLUMN state DROP DEFAULT;
ALTER TABLE ticket ALTER COLUMN state TYPE state_new USING (state::text)::state_new;
ALTER TABLE ticket ALTER COLUMN state SET DEFAULT 'open';
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

COMMIT;
