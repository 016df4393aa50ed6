---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column title of book to name
ALTER TABLE book RENAME COLUMN title TO name;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column name of book to title
ALTER TABLE book RENAME COLUMN name TO title;
