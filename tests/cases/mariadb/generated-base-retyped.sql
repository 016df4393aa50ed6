---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check sale_price_check of sale
ALTER TABLE sale DROP CONSTRAINT sale_price_check;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column price of sale: type from integer to bigint
ALTER TABLE sale MODIFY COLUMN price BIGINT NOT NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice BIGINT GENERATED ALWAYS AS (price * 2) STORED;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add check sale_price_check of sale
ALTER TABLE sale ADD CONSTRAINT sale_price_check CHECK (price >= 0);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check sale_price_check of sale
ALTER TABLE sale DROP CONSTRAINT sale_price_check;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column price of sale: type from bigint to integer
ALTER TABLE sale MODIFY COLUMN price INT NOT NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice BIGINT GENERATED ALWAYS AS (price * 2) STORED;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add check sale_price_check of sale
ALTER TABLE sale ADD CONSTRAINT sale_price_check CHECK (price >= 0);
