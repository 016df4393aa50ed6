---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum Ticket State
ALTER TABLE ticket MODIFY COLUMN state ENUM('closed', 'a "quoted" one', 'open') NOT NULL DEFAULT 'open';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed', 'a "quoted" one') NOT NULL DEFAULT 'open';
