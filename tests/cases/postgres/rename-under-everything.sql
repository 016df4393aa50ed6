---- up
BEGIN;

-- Rename column code of shop to short
ALTER TABLE shop RENAME COLUMN code TO short;

-- Rename column word of sale to say so
ALTER TABLE sale RENAME COLUMN word TO "say so";

-- Rename column price of sale to cost
ALTER TABLE sale RENAME COLUMN price TO cost;

-- Rename column shop_code of sale to shop
ALTER TABLE sale RENAME COLUMN shop_code TO shop;

COMMIT;

---- down
BEGIN;

-- Rename column short of shop to code
ALTER TABLE shop RENAME COLUMN short TO code;

-- Rename column say so of sale to word
ALTER TABLE sale RENAME COLUMN "say so" TO word;

-- Rename column cost of sale to price
ALTER TABLE sale RENAME COLUMN cost TO price;

-- Rename column shop of sale to shop_code
ALTER TABLE sale RENAME COLUMN shop TO shop_code;

COMMIT;
