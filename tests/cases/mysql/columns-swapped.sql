---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column last of book to last_old
ALTER TABLE book RENAME COLUMN `last` TO last_old;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename column first of book to last
ALTER TABLE book RENAME COLUMN first TO `last`;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename column last_old of book to first
ALTER TABLE book RENAME COLUMN last_old TO first;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column first of book to first_old
ALTER TABLE book RENAME COLUMN first TO first_old;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename column last of book to first
ALTER TABLE book RENAME COLUMN `last` TO first;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename column first_old of book to last
ALTER TABLE book RENAME COLUMN first_old TO `last`;
