---- up
BEGIN;

-- Rename column height of person to height_old
ALTER TABLE person RENAME COLUMN height TO height_old;

-- Rename column born of person to height
ALTER TABLE person RENAME COLUMN born TO height;

-- Rename column height_old of person to born
ALTER TABLE person RENAME COLUMN height_old TO born;

-- Rename column first_name of person to first_name_old
ALTER TABLE person RENAME COLUMN first_name TO first_name_old;

-- Rename column last_name of person to first_name
ALTER TABLE person RENAME COLUMN last_name TO first_name;

-- Rename column first_name_old of person to last_name
ALTER TABLE person RENAME COLUMN first_name_old TO last_name;

COMMIT;

---- down
BEGIN;

-- Rename column born of person to born_old
ALTER TABLE person RENAME COLUMN born TO born_old;

-- Rename column height of person to born
ALTER TABLE person RENAME COLUMN height TO born;

-- Rename column born_old of person to height
ALTER TABLE person RENAME COLUMN born_old TO height;

-- Rename column last_name of person to last_name_old
ALTER TABLE person RENAME COLUMN last_name TO last_name_old;

-- Rename column first_name of person to last_name
ALTER TABLE person RENAME COLUMN first_name TO last_name;

-- Rename column last_name_old of person to first_name
ALTER TABLE person RENAME COLUMN last_name_old TO first_name;

COMMIT;
