---- up
BEGIN;

-- Rename column last of book to last_old
ALTER TABLE book RENAME COLUMN "last" TO last_old;

-- Rename column first of book to last
ALTER TABLE book RENAME COLUMN first TO "last";

-- Rename column last_old of book to first
ALTER TABLE book RENAME COLUMN last_old TO first;

COMMIT;

---- down
BEGIN;

-- Rename column first of book to first_old
ALTER TABLE book RENAME COLUMN first TO first_old;

-- Rename column last of book to first
ALTER TABLE book RENAME COLUMN "last" TO first;

-- Rename column first_old of book to last
ALTER TABLE book RENAME COLUMN first_old TO "last";

COMMIT;
