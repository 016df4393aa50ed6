---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check order_check of book
ALTER TABLE book DROP CONSTRAINT order_check;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename column order of book to rank
ALTER TABLE book RENAME COLUMN `order` TO `rank`;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add check order of book
ALTER TABLE book ADD CONSTRAINT `order` CHECK (price >= -10);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check order of book
ALTER TABLE book DROP CONSTRAINT `order`;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename column rank of book to order
ALTER TABLE book RENAME COLUMN `rank` TO `order`;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add check order_check of book
ALTER TABLE book ADD CONSTRAINT order_check CHECK (price >= -10);
