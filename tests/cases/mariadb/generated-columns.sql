---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column more of sale
ALTER TABLE sale DROP COLUMN more;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop column total of sale
ALTER TABLE sale DROP COLUMN total;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column twice of sale: no longer computed
ALTER TABLE sale MODIFY COLUMN twice BIGINT;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add column less to sale
ALTER TABLE sale ADD COLUMN less BIGINT GENERATED ALWAYS AS (price - 1) STORED;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add column total to sale
ALTER TABLE sale ADD COLUMN total BIGINT GENERATED ALWAYS AS (price + amount) STORED AFTER amount;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column less of sale
ALTER TABLE sale DROP COLUMN less;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop column total of sale
ALTER TABLE sale DROP COLUMN total;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add column more to sale
ALTER TABLE sale ADD COLUMN more BIGINT GENERATED ALWAYS AS (price + 1) STORED;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add column total to sale
ALTER TABLE sale ADD COLUMN total BIGINT GENERATED ALWAYS AS (price * amount) STORED AFTER amount;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice BIGINT GENERATED ALWAYS AS (price * 2) STORED AFTER total;
