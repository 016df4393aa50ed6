---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table item to thing
ALTER TABLE item RENAME TO thing;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Add column q to thing
ALTER TABLE thing ADD COLUMN q INT;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Add unique constraint item_f_key of thing
ALTER TABLE thing ADD CONSTRAINT item_f_key UNIQUE (f);
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add unique constraint item_m_key of thing
ALTER TABLE thing ADD CONSTRAINT item_m_key UNIQUE (m);
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add check item_check of thing
ALTER TABLE thing ADD CONSTRAINT item_check CHECK (b > 0);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check item_check of thing
ALTER TABLE thing DROP CHECK item_check;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop unique constraint item_m_key of thing
DROP INDEX item_m_key ON thing;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Drop unique constraint item_f_key of thing
DROP INDEX item_f_key ON thing;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Drop column q of thing
ALTER TABLE thing DROP COLUMN q;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Rename table thing to item
ALTER TABLE thing RENAME TO item;
