---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Add column about to book
ALTER TABLE book ADD COLUMN about TEXT NOT NULL DEFAULT ('nothing') AFTER id;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Add column data to book
ALTER TABLE book ADD COLUMN data JSON DEFAULT ('{"a": 1}');
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Change column summary of book: must have a value, default
ALTER TABLE book MODIFY COLUMN summary TEXT DEFAULT ('none');
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE book SET summary = 'empty' WHERE summary IS NULL;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN summary TEXT NOT NULL DEFAULT ('none');
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Change column remark of book: default
ALTER TABLE book MODIFY COLUMN remark TEXT NOT NULL DEFAULT ('plain'), ALGORITHM=INPLACE, LOCK=NONE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Drop column data of book
ALTER TABLE book DROP COLUMN data, LOCK=NONE;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop column about of book
ALTER TABLE book DROP COLUMN about, LOCK=NONE;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Change column remark of book: no default
ALTER TABLE book MODIFY COLUMN remark TEXT NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Change column summary of book: may be empty, no default
ALTER TABLE book MODIFY COLUMN summary TEXT, ALGORITHM=INPLACE, LOCK=NONE;
