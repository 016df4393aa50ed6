---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum mood
ALTER TABLE book MODIFY COLUMN mood ENUM('sad', 'happy') NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the values of enum mood
ALTER TABLE book MODIFY COLUMN mood ENUM('happy', 'sad') NOT NULL;
