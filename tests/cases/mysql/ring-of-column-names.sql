---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column c of t to c_old
ALTER TABLE t RENAME COLUMN c TO c_old;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Rename column b of t to c
ALTER TABLE t RENAME COLUMN b TO c;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Rename column a of t to b
ALTER TABLE t RENAME COLUMN a TO b;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Rename column c_old of t to a
ALTER TABLE t RENAME COLUMN c_old TO a;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change column b of t: type from integer to bigint
ALTER TABLE t MODIFY COLUMN b BIGINT NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column a of t to a_old
ALTER TABLE t RENAME COLUMN a TO a_old;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Rename column b of t to a
ALTER TABLE t RENAME COLUMN b TO a;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Rename column c of t to b
ALTER TABLE t RENAME COLUMN c TO b;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Rename column a_old of t to c
ALTER TABLE t RENAME COLUMN a_old TO c;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change column a of t: type from bigint to integer
ALTER TABLE t MODIFY COLUMN a INT NOT NULL;
