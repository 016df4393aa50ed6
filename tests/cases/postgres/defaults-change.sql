---- up
BEGIN;

-- Change column a of book: default
ALTER TABLE book ALTER COLUMN a DROP DEFAULT;
ALTER TABLE book ALTER COLUMN a SET DEFAULT -2;

-- Change column b of book: default
ALTER TABLE book ALTER COLUMN b SET DEFAULT 7;

-- Change column c of book: no default
ALTER TABLE book ALTER COLUMN c DROP DEFAULT;

-- Change column d of book: default
ALTER TABLE book ALTER COLUMN d SET DEFAULT 'true';

-- Change column e of book: default
ALTER TABLE book ALTER COLUMN e SET DEFAULT '';

-- Change column f of book: default
ALTER TABLE book ALTER COLUMN f DROP DEFAULT;
ALTER TABLE book ALTER COLUMN f SET DEFAULT TRUE;

-- Change column g of book: no default
ALTER TABLE book ALTER COLUMN g DROP DEFAULT;

-- Change column h of book: may be empty, no default
ALTER TABLE book ALTER COLUMN h DROP DEFAULT;
ALTER TABLE book ALTER COLUMN h DROP NOT NULL;

COMMIT;

---- down
BEGIN;

-- Change column h of book: must have a value, default
ALTER TABLE book ALTER COLUMN h SET DEFAULT (CURRENT_TIMESTAMP);
UPDATE book SET h = (CURRENT_TIMESTAMP) WHERE h IS NULL;
ALTER TABLE book ALTER COLUMN h SET NOT NULL;

-- Change column g of book: default
ALTER TABLE book ALTER COLUMN g SET DEFAULT '2020-01-31';

-- Change column f of book: default
ALTER TABLE book ALTER COLUMN f DROP DEFAULT;
ALTER TABLE book ALTER COLUMN f SET DEFAULT FALSE;

-- Change column e of book: no default
ALTER TABLE book ALTER COLUMN e DROP DEFAULT;

-- Change column d of book: no default
ALTER TABLE book ALTER COLUMN d DROP DEFAULT;

-- Change column c of book: default
ALTER TABLE book ALTER COLUMN c SET DEFAULT '5';

-- Change column b of book: no default
ALTER TABLE book ALTER COLUMN b DROP DEFAULT;

-- Change column a of book: default
ALTER TABLE book ALTER COLUMN a DROP DEFAULT;
ALTER TABLE book ALTER COLUMN a SET DEFAULT 1;

COMMIT;
