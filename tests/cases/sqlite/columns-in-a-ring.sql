---- up
BEGIN;

-- Rename column b of book to b_old
ALTER TABLE book RENAME COLUMN b TO b_old;

-- Rename column a of book to b
ALTER TABLE book RENAME COLUMN a TO b;

-- Rename column c of book to a
ALTER TABLE book RENAME COLUMN c TO a;

-- Rename column b_old of book to c
ALTER TABLE book RENAME COLUMN b_old TO c;

COMMIT;

---- down
BEGIN;

-- Rename column c of book to c_old
ALTER TABLE book RENAME COLUMN c TO c_old;

-- Rename column a of book to c
ALTER TABLE book RENAME COLUMN a TO c;

-- Rename column b of book to a
ALTER TABLE book RENAME COLUMN b TO a;

-- Rename column c_old of book to b
ALTER TABLE book RENAME COLUMN c_old TO b;

COMMIT;
