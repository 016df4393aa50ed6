---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column order of book to rank
ALTER TABLE book RENAME COLUMN `order` TO `rank`;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column rank of book to order
ALTER TABLE book RENAME COLUMN `rank` TO `order`;
