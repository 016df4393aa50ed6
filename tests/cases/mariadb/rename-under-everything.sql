---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check sale_price_check of sale
ALTER TABLE sale DROP CONSTRAINT sale_price_check;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop column total of sale
ALTER TABLE sale DROP COLUMN total;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Rename column code of shop to short
ALTER TABLE shop RENAME COLUMN code TO short;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Rename column word of sale to say so
ALTER TABLE sale RENAME COLUMN word TO `say so`;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Rename column price of sale to cost
ALTER TABLE sale RENAME COLUMN price TO cost;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Rename column shop_code of sale to shop
ALTER TABLE sale RENAME COLUMN shop_code TO shop;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add column total to sale
ALTER TABLE sale ADD COLUMN total BIGINT GENERATED ALWAYS AS (cost * amount) STORED AFTER amount;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add check sale_price_check of sale
ALTER TABLE sale ADD CONSTRAINT sale_price_check CHECK (cost >= 0);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check sale_price_check of sale
ALTER TABLE sale DROP CONSTRAINT sale_price_check;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop column total of sale
ALTER TABLE sale DROP COLUMN total;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Rename column short of shop to code
ALTER TABLE shop RENAME COLUMN short TO code;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Rename column say so of sale to word
ALTER TABLE sale RENAME COLUMN `say so` TO word;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Rename column cost of sale to price
ALTER TABLE sale RENAME COLUMN cost TO price;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Rename column shop of sale to shop_code
ALTER TABLE sale RENAME COLUMN shop TO shop_code;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add column total to sale
ALTER TABLE sale ADD COLUMN total BIGINT GENERATED ALWAYS AS (price * amount) STORED AFTER amount;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add check sale_price_check of sale
ALTER TABLE sale ADD CONSTRAINT sale_price_check CHECK (price >= 0);
