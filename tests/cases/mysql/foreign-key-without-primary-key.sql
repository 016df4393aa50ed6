---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column reader_id to quote
ALTER TABLE quote ADD COLUMN reader_id INT;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add index quote_reader_id_fkey of quote
CREATE INDEX quote_reader_id_fkey ON quote (reader_id);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add foreign key quote_reader_id_fkey of quote
ALTER TABLE quote ADD CONSTRAINT quote_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES author (id) ON DELETE CASCADE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key quote_reader_id_fkey of quote
ALTER TABLE quote DROP FOREIGN KEY quote_reader_id_fkey;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop index quote_reader_id_fkey of quote
DROP INDEX quote_reader_id_fkey ON quote;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Drop column reader_id of quote
ALTER TABLE quote DROP COLUMN reader_id;
