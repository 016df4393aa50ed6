---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column height of person to height_old
ALTER TABLE person RENAME COLUMN height TO height_old;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Rename column born of person to height
ALTER TABLE person RENAME COLUMN born TO height;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Rename column height_old of person to born
ALTER TABLE person RENAME COLUMN height_old TO born;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Rename column first_name of person to first_name_old
ALTER TABLE person RENAME COLUMN first_name TO first_name_old;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Rename column last_name of person to first_name
ALTER TABLE person RENAME COLUMN last_name TO first_name;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Rename column first_name_old of person to last_name
ALTER TABLE person RENAME COLUMN first_name_old TO last_name;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename column born of person to born_old
ALTER TABLE person RENAME COLUMN born TO born_old;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Rename column height of person to born
ALTER TABLE person RENAME COLUMN height TO born;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Rename column born_old of person to height
ALTER TABLE person RENAME COLUMN born_old TO height;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Rename column last_name of person to last_name_old
ALTER TABLE person RENAME COLUMN last_name TO last_name_old;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Rename column first_name of person to last_name
ALTER TABLE person RENAME COLUMN first_name TO last_name;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Rename column last_name_old of person to first_name
ALTER TABLE person RENAME COLUMN last_name_old TO first_name;
