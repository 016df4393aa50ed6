---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column b of book
ALTER TABLE book DROP COLUMN b;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Keep column a of book aside as relata_kept_a_cyrdqs
ALTER TABLE book RENAME COLUMN a TO relata_kept_a_cyrdqs;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column relata_kept_a_cyrdqs of book: may be empty
ALTER TABLE book MODIFY COLUMN relata_kept_a_cyrdqs INT;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Bring column a of book back
ALTER TABLE book RENAME COLUMN relata_kept_a_cyrdqs TO a;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Add column b to book
ALTER TABLE book ADD COLUMN b VARCHAR(9);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET b = '' WHERE b IS NULL;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN b VARCHAR(9) NOT NULL;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Change column a of book: must have a value
UPDATE book SET a = 0 WHERE a IS NULL;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN a INT NOT NULL;
