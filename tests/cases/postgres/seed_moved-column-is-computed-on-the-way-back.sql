---- up
BEGIN;

-- Drop column next of shelf
ALTER TABLE shelf DROP COLUMN next;

-- Move column next from shelf to book: add it with its values
ALTER TABLE book ADD COLUMN next bigint;
UPDATE book SET next = NULL;

COMMIT;

---- down
BEGIN;

-- Add column next to shelf
ALTER TABLE shelf ADD COLUMN next bigint GENERATED ALWAYS AS (number + 1) STORED;

-- Move column next from book to shelf: drop it where it was
ALTER TABLE book DROP COLUMN next;

COMMIT;
