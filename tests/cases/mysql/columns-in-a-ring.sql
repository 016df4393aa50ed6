---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column b of book to b_old
ALTER TABLE book RENAME COLUMN b TO b_old;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Rename column a of book to b
ALTER TABLE book RENAME COLUMN a TO b;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Rename column c of book to a
ALTER TABLE book RENAME COLUMN c TO a;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Rename column b_old of book to c
ALTER TABLE book RENAME COLUMN b_old TO c;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column c of book to c_old
ALTER TABLE book RENAME COLUMN c TO c_old;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Rename column a of book to c
ALTER TABLE book RENAME COLUMN a TO c;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Rename column b of book to a
ALTER TABLE book RENAME COLUMN b TO a;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Rename column c_old of book to b
ALTER TABLE book RENAME COLUMN c_old TO b;
