---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column mood of book
ALTER TABLE book DROP COLUMN mood;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column mood to book
ALTER TABLE book ADD COLUMN mood ENUM('happy', 'sad');
