---- up
BEGIN;

-- Rename column c of t to c_old
ALTER TABLE t RENAME COLUMN c TO c_old;

-- Rename column b of t to c
ALTER TABLE t RENAME COLUMN b TO c;

-- Rename column a of t to b
ALTER TABLE t RENAME COLUMN a TO b;

-- Rename column c_old of t to a
ALTER TABLE t RENAME COLUMN c_old TO a;

-- Change column b of t: type from integer to bigint
ALTER TABLE t ALTER COLUMN b TYPE bigint USING b::bigint;

COMMIT;

---- down
BEGIN;

-- Rename column a of t to a_old
ALTER TABLE t RENAME COLUMN a TO a_old;

-- Rename column b of t to a
ALTER TABLE t RENAME COLUMN b TO a;

-- Rename column c of t to b
ALTER TABLE t RENAME COLUMN c TO b;

-- Rename column a_old of t to c
ALTER TABLE t RENAME COLUMN a_old TO c;

-- Change column a of t: type from bigint to integer
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer;

COMMIT;
