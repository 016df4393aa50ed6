---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column mood of book: default
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad') NOT NULL DEFAULT 'sad';

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column mood of book: default
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad') NOT NULL DEFAULT 'happy';
