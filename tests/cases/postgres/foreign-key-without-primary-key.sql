---- up
BEGIN;

-- Add column reader_id to quote
ALTER TABLE quote ADD COLUMN reader_id integer;

-- Add foreign key quote_reader_id_fkey of quote
ALTER TABLE quote ADD CONSTRAINT quote_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES author (id) ON DELETE CASCADE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key quote_reader_id_fkey of quote
ALTER TABLE quote DROP CONSTRAINT quote_reader_id_fkey;

-- Drop column reader_id of quote
ALTER TABLE quote DROP COLUMN reader_id;

COMMIT;
