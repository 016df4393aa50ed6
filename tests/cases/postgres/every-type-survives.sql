---- up
BEGIN;

-- Rename table item to thing
ALTER TABLE item RENAME TO thing;

-- Add column q to thing
ALTER TABLE thing ADD COLUMN q integer;

-- Add unique constraint item_f_key of thing
ALTER TABLE thing ADD CONSTRAINT item_f_key UNIQUE (f);

-- Add unique constraint item_m_key of thing
ALTER TABLE thing ADD CONSTRAINT item_m_key UNIQUE (m);

-- Add check item_check of thing
ALTER TABLE thing ADD CONSTRAINT item_check CHECK (b > 0);

COMMIT;

---- down
BEGIN;

-- Drop check item_check of thing
ALTER TABLE thing DROP CONSTRAINT item_check;

-- Drop unique constraint item_m_key of thing
ALTER TABLE thing DROP CONSTRAINT item_m_key;

-- Drop unique constraint item_f_key of thing
ALTER TABLE thing DROP CONSTRAINT item_f_key;

-- Drop column q of thing
ALTER TABLE thing DROP COLUMN q;

-- Rename table thing to item
ALTER TABLE thing RENAME TO item;

COMMIT;
