---- up
BEGIN;

-- Rename table cat to cat_old
ALTER TABLE cat RENAME TO cat_old;

-- Rename table dog to cat
ALTER TABLE dog RENAME TO cat;

-- Rename table cat_old to dog
ALTER TABLE cat_old RENAME TO dog;

COMMIT;

---- down
BEGIN;

-- Rename table dog to dog_old
ALTER TABLE dog RENAME TO dog_old;

-- Rename table cat to dog
ALTER TABLE cat RENAME TO dog;

-- Rename table dog_old to cat
ALTER TABLE dog_old RENAME TO cat;

COMMIT;
