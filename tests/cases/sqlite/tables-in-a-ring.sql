---- up
BEGIN;

-- Rename table a to a_old
ALTER TABLE a RENAME TO a_old;

-- Rename table c to a
ALTER TABLE c RENAME TO a;

-- Rename table b to c
ALTER TABLE b RENAME TO c;

-- Rename table a_old to b
ALTER TABLE a_old RENAME TO b;

COMMIT;

---- down
BEGIN;

-- Rename table b to b_old
ALTER TABLE b RENAME TO b_old;

-- Rename table c to b
ALTER TABLE c RENAME TO b;

-- Rename table a to c
ALTER TABLE a RENAME TO c;

-- Rename table b_old to a
ALTER TABLE b_old RENAME TO a;

COMMIT;
