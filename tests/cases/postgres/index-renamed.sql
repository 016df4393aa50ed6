---- up
BEGIN;

-- Rename index book_title_idx to title_idx
ALTER INDEX book_title_idx RENAME TO title_idx;

COMMIT;

---- down
BEGIN;

-- Rename index title_idx to book_title_idx
ALTER INDEX title_idx RENAME TO book_title_idx;

COMMIT;
