---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change the comment of table book
ALTER TABLE book COMMENT = 'What can be read';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Remove the comment of table book
ALTER TABLE book COMMENT = '';
