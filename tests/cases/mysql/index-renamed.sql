---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename index book_title_idx to title_idx
ALTER TABLE book RENAME INDEX book_title_idx TO title_idx;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename index title_idx to book_title_idx
ALTER TABLE book RENAME INDEX title_idx TO book_title_idx;
