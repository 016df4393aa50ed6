---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Rename column price of sale to cost
ALTER TABLE sale RENAME COLUMN price TO cost;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column cost of sale: type from integer to bigint
ALTER TABLE sale MODIFY COLUMN cost BIGINT NOT NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add column more to sale
ALTER TABLE sale ADD COLUMN more BIGINT GENERATED ALWAYS AS (cost + 1) VIRTUAL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice BIGINT GENERATED ALWAYS AS (cost * 2) STORED AFTER cost;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column more of sale
ALTER TABLE sale DROP COLUMN more;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Rename column cost of sale to price
ALTER TABLE sale RENAME COLUMN cost TO price;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Change column price of sale: type from bigint to integer
ALTER TABLE sale MODIFY COLUMN price INT NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice BIGINT GENERATED ALWAYS AS (price * 2) VIRTUAL;
