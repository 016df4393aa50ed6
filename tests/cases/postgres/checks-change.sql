---- up
BEGIN;

-- Drop check price_not_negative of item
ALTER TABLE item DROP CONSTRAINT price_not_negative;

-- Drop check amount_small of item
ALTER TABLE item DROP CONSTRAINT amount_small;

-- Rename check word_said to word_is_said
ALTER TABLE item RENAME CONSTRAINT word_said TO word_is_said;

-- Add check price_not_negative of item
ALTER TABLE item ADD CONSTRAINT price_not_negative CHECK (price >= -5);

-- Add check sum_positive of item
ALTER TABLE item ADD CONSTRAINT sum_positive CHECK (price + amount > 0);

COMMIT;

---- down
BEGIN;

-- Drop check sum_positive of item
ALTER TABLE item DROP CONSTRAINT sum_positive;

-- Drop check price_not_negative of item
ALTER TABLE item DROP CONSTRAINT price_not_negative;

-- Rename check word_is_said to word_said
ALTER TABLE item RENAME CONSTRAINT word_is_said TO word_said;

-- Add check amount_small of item
ALTER TABLE item ADD CONSTRAINT amount_small CHECK (amount < 1000);

-- Add check price_not_negative of item
ALTER TABLE item ADD CONSTRAINT price_not_negative CHECK (price >= 0);

COMMIT;
