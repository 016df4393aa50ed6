---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table book to novel
ALTER TABLE book RENAME TO novel;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table novel to book
ALTER TABLE novel RENAME TO book;
