---- up
BEGIN;

-- Drop check sale_price_check of sale
ALTER TABLE sale DROP CONSTRAINT sale_price_check;

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;

-- Change column price of sale: type from integer to bigint
ALTER TABLE sale ALTER COLUMN price TYPE bigint USING price::bigint;

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice bigint GENERATED ALWAYS AS (price * 2) STORED;

-- Add check sale_price_check of sale
ALTER TABLE sale ADD CONSTRAINT sale_price_check CHECK (price >= 0);

COMMIT;

---- down
BEGIN;

-- Drop check sale_price_check of sale
ALTER TABLE sale DROP CONSTRAINT sale_price_check;

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;

-- Change column price of sale: type from bigint to integer
ALTER TABLE sale ALTER COLUMN price TYPE integer USING price::integer;

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice bigint GENERATED ALWAYS AS (price * 2) STORED;

-- Add check sale_price_check of sale
ALTER TABLE sale ADD CONSTRAINT sale_price_check CHECK (price >= 0);

COMMIT;
