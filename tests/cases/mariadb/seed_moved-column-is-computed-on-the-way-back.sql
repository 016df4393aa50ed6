---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column next of shelf
ALTER TABLE shelf DROP COLUMN next;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Move column next from shelf to book: add it with its values
ALTER TABLE book ADD COLUMN next BIGINT;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.
UPDATE book SET next = NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column next to shelf
ALTER TABLE shelf ADD COLUMN next BIGINT GENERATED ALWAYS AS (number + 1) STORED;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Move column next from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN next;
