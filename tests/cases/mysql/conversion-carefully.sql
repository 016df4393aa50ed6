---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Change column title of book: type from varchar(40) to varchar(60)
ALTER TABLE book ADD COLUMN title_new VARCHAR(60) AFTER title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.
UPDATE book SET title_new = (upper(title));
-- Done: 2 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN title_new TO title, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 4 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(60) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Change column seen of book: type from boolean to varchar(10)
ALTER TABLE book ADD COLUMN seen_new VARCHAR(10) AFTER seen;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.
UPDATE book SET seen_new = (CASE WHEN seen THEN 'yes' ELSE 'no' END);
-- Done: 7 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN seen;
-- Done: 8 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN seen_new TO seen;
-- Done: 9 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN seen VARCHAR(10) NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Give up rather than keep others waiting; then run it again at a quieter moment
SET SESSION lock_wait_timeout = 5;

-- Change column seen of book: type from varchar(10) to boolean
ALTER TABLE book ADD COLUMN seen_new BOOLEAN AFTER seen;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.
UPDATE book SET seen_new = (seen = 'yes');
-- Done: 2 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN seen;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN seen_new TO seen;
-- Done: 4 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN seen BOOLEAN NOT NULL;
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Change column title of book: type from varchar(60) to varchar(40)
ALTER TABLE book ADD COLUMN title_new VARCHAR(40) AFTER title;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.
UPDATE book SET title_new = (lower(title));
-- Done: 7 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book DROP COLUMN title;
-- Done: 8 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book RENAME COLUMN title_new TO title;
-- Done: 9 of 10. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN title VARCHAR(40) NOT NULL;
