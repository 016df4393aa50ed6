---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column a of book: default
ALTER TABLE book MODIFY COLUMN a INT NOT NULL DEFAULT -2;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Change column b of book: default
ALTER TABLE book MODIFY COLUMN b INT NOT NULL DEFAULT 7;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Change column c of book: no default
ALTER TABLE book MODIFY COLUMN c VARCHAR(20) NOT NULL;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Change column d of book: default
ALTER TABLE book MODIFY COLUMN d VARCHAR(20) NOT NULL DEFAULT 'true';
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Change column e of book: default
ALTER TABLE book MODIFY COLUMN e TEXT DEFAULT '';
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Change column f of book: default
ALTER TABLE book MODIFY COLUMN f BOOLEAN NOT NULL DEFAULT TRUE;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Change column g of book: no default
ALTER TABLE book MODIFY COLUMN g DATE NOT NULL;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Change column h of book: may be empty, no default
ALTER TABLE book MODIFY COLUMN h DATETIME;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column h of book: must have a value, default
ALTER TABLE book MODIFY COLUMN h DATETIME DEFAULT CURRENT_TIMESTAMP;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.
UPDATE book SET h = (CURRENT_TIMESTAMP) WHERE h IS NULL;
-- Done: 2 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN h DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.

-- Change column g of book: default
ALTER TABLE book MODIFY COLUMN g DATE NOT NULL DEFAULT '2020-01-31';
-- Done: 4 of 10. If the next one fails, put it right and go on from here.

-- Change column f of book: default
ALTER TABLE book MODIFY COLUMN f BOOLEAN NOT NULL DEFAULT FALSE;
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Change column e of book: no default
ALTER TABLE book MODIFY COLUMN e TEXT;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.

-- Change column d of book: no default
ALTER TABLE book MODIFY COLUMN d VARCHAR(20) NOT NULL;
-- Done: 7 of 10. If the next one fails, put it right and go on from here.

-- Change column c of book: default
ALTER TABLE book MODIFY COLUMN c VARCHAR(20) NOT NULL DEFAULT '5';
-- Done: 8 of 10. If the next one fails, put it right and go on from here.

-- Change column b of book: no default
ALTER TABLE book MODIFY COLUMN b INT NOT NULL;
-- Done: 9 of 10. If the next one fails, put it right and go on from here.

-- Change column a of book: default
ALTER TABLE book MODIFY COLUMN a INT NOT NULL DEFAULT 1;
