---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check price_not_negative of item
ALTER TABLE item DROP CHECK price_not_negative;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop check amount_small of item
ALTER TABLE item DROP CHECK amount_small;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop check word_said of item
ALTER TABLE item DROP CHECK word_said;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add check price_not_negative of item
ALTER TABLE item ADD CONSTRAINT price_not_negative CHECK (price >= -5);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add check word_is_said of item
ALTER TABLE item ADD CONSTRAINT word_is_said CHECK (word <> 'no');
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add check sum_positive of item
ALTER TABLE item ADD CONSTRAINT sum_positive CHECK (price + amount > 0);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check sum_positive of item
ALTER TABLE item DROP CHECK sum_positive;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop check word_is_said of item
ALTER TABLE item DROP CHECK word_is_said;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop check price_not_negative of item
ALTER TABLE item DROP CHECK price_not_negative;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add check word_said of item
ALTER TABLE item ADD CONSTRAINT word_said CHECK (word <> 'no');
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add check amount_small of item
ALTER TABLE item ADD CONSTRAINT amount_small CHECK (amount < 1000);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add check price_not_negative of item
ALTER TABLE item ADD CONSTRAINT price_not_negative CHECK (price >= 0);
