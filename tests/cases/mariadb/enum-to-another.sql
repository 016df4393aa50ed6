---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column state of ticket: type from state to status
ALTER TABLE ticket MODIFY COLUMN state ENUM('closed', 'open', 'lost') NOT NULL DEFAULT 'open';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column state of ticket: type from status to state
ALTER TABLE ticket MODIFY COLUMN state ENUM('open', 'closed') NOT NULL DEFAULT 'open';
