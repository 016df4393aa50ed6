---- up
BEGIN;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

COMMIT;

---- down
BEGIN;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

COMMIT;
