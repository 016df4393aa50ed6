---- up
BEGIN;

-- Keep table ticket aside as relata_kept_ticket_99a4bd
ALTER TABLE ticket RENAME TO relata_kept_ticket_99a4bd;

-- Rename primary key ticket_pkey to relata_kept_ticket_pkey_989jgy
ALTER TABLE relata_kept_ticket_99a4bd RENAME CONSTRAINT ticket_pkey TO relata_kept_ticket_pkey_989jgy;

-- Change column state of relata_kept_ticket_99a4bd: type from state to varchar(255)
ALTER TABLE relata_kept_ticket_99a4bd ALTER COLUMN state TYPE varchar(255) USING state::text;

COMMIT;

---- down
BEGIN;

-- Bring table ticket back
ALTER TABLE relata_kept_ticket_99a4bd RENAME TO ticket;

-- Rename primary key relata_kept_ticket_pkey_989jgy to ticket_pkey
ALTER TABLE ticket RENAME CONSTRAINT relata_kept_ticket_pkey_989jgy TO ticket_pkey;

-- Change column state of ticket: type from varchar(255) to state
ALTER TABLE ticket ALTER COLUMN state TYPE state USING state::text::state;

COMMIT;
