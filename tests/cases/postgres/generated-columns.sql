---- up
BEGIN;

-- Drop column more of sale
ALTER TABLE sale DROP COLUMN more;

-- Drop column total of sale
ALTER TABLE sale DROP COLUMN total;

-- Change column twice of sale: no longer computed
ALTER TABLE sale ALTER COLUMN twice DROP EXPRESSION;

-- Add column less to sale
ALTER TABLE sale ADD COLUMN less bigint GENERATED ALWAYS AS (price - 1) STORED;

-- Add column total to sale
ALTER TABLE sale ADD COLUMN total bigint GENERATED ALWAYS AS (price + amount) STORED;

COMMIT;

---- down
BEGIN;

-- Drop column less of sale
ALTER TABLE sale DROP COLUMN less;

-- Drop column total of sale
ALTER TABLE sale DROP COLUMN total;

-- Drop column twice of sale
ALTER TABLE sale DROP COLUMN twice;

-- Add column more to sale
ALTER TABLE sale ADD COLUMN more bigint GENERATED ALWAYS AS (price + 1) STORED;

-- Add column total to sale
ALTER TABLE sale ADD COLUMN total bigint GENERATED ALWAYS AS (price * amount) STORED;

-- Add column twice to sale
ALTER TABLE sale ADD COLUMN twice bigint GENERATED ALWAYS AS (price * 2) STORED;

COMMIT;
