---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table book to book_old
ALTER TABLE book RENAME TO book_old;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename table author to book
ALTER TABLE author RENAME TO book;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename table book_old to author
ALTER TABLE book_old RENAME TO author;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table author to author_old
ALTER TABLE author RENAME TO author_old;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename table book to author
ALTER TABLE book RENAME TO author;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename table author_old to book
ALTER TABLE author_old RENAME TO book;
