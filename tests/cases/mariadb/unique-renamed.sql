---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename unique constraint book_title to title_of_book
ALTER TABLE book RENAME INDEX book_title TO title_of_book;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename unique constraint title_of_book to book_title
ALTER TABLE book RENAME INDEX title_of_book TO book_title;
