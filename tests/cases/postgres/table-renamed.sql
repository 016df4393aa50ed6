---- up
BEGIN;

-- Rename table book to novel
ALTER TABLE book RENAME TO novel;

COMMIT;

---- down
BEGIN;

-- Rename table novel to book
ALTER TABLE novel RENAME TO book;

COMMIT;
