---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column price of book to cost
ALTER TABLE book RENAME COLUMN price TO cost;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column cost of book: type from integer to bigint
ALTER TABLE book MODIFY COLUMN cost BIGINT NOT NULL DEFAULT 5 COMMENT 'in cents';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column cost of book to price
ALTER TABLE book RENAME COLUMN cost TO price;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Change column price of book: type from bigint to integer
ALTER TABLE book MODIFY COLUMN price INT NOT NULL DEFAULT 5 COMMENT 'in cents';
