---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_person_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_person_id_fkey;
-- Done: 1 of 33. If the next one fails, put it right and go on from here.

-- Drop foreign key book_co_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_co_id_fkey;
-- Done: 2 of 33. If the next one fails, put it right and go on from here.

-- Drop index book_co_id_fkey of book
DROP INDEX book_co_id_fkey ON book;
-- Done: 3 of 33. If the next one fails, put it right and go on from here.

-- Drop index person_name_idx of person
DROP INDEX person_name_idx ON person;
-- Done: 4 of 33. If the next one fails, put it right and go on from here.

-- Drop check person_first_check of person
ALTER TABLE person DROP CHECK person_first_check;
-- Done: 5 of 33. If the next one fails, put it right and go on from here.

-- Drop unique constraint person_email_key of person
DROP INDEX person_email_key ON person;
-- Done: 6 of 33. If the next one fails, put it right and go on from here.

-- Drop column co_id of book
ALTER TABLE book DROP COLUMN co_id;
-- Done: 7 of 33. If the next one fails, put it right and go on from here.

-- Drop column born of person
ALTER TABLE person DROP COLUMN born;
-- Done: 8 of 33. If the next one fails, put it right and go on from here.

-- Rename table person to author
ALTER TABLE person RENAME TO author;
-- Done: 9 of 33. If the next one fails, put it right and go on from here.

-- Rename column person_id of book to author_id
ALTER TABLE book RENAME COLUMN person_id TO author_id;
-- Done: 10 of 33. If the next one fails, put it right and go on from here.

-- Rename column email of author to mail
ALTER TABLE author RENAME COLUMN email TO mail;
-- Done: 11 of 33. If the next one fails, put it right and go on from here.

-- Rename column state of author to status
ALTER TABLE author RENAME COLUMN state TO status;
-- Done: 12 of 33. If the next one fails, put it right and go on from here.

-- Rename column first of author to first_old
ALTER TABLE author RENAME COLUMN first TO first_old;
-- Done: 13 of 33. If the next one fails, put it right and go on from here.

-- Rename column last of author to first
ALTER TABLE author RENAME COLUMN `last` TO first;
-- Done: 14 of 33. If the next one fails, put it right and go on from here.

-- Rename column first_old of author to last
ALTER TABLE author RENAME COLUMN first_old TO `last`;
-- Done: 15 of 33. If the next one fails, put it right and go on from here.

-- Change the values of enum state
ALTER TABLE author MODIFY COLUMN status ENUM('here', 'away', 'gone') NOT NULL DEFAULT 'here';
-- Done: 16 of 33. If the next one fails, put it right and go on from here.

-- Create table shelf
CREATE TABLE shelf (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 17 of 33. If the next one fails, put it right and go on from here.

-- Add column shelf_id to book
ALTER TABLE book ADD COLUMN shelf_id INT;
-- Done: 18 of 33. If the next one fails, put it right and go on from here.

-- Add column books to author
ALTER TABLE author ADD COLUMN books INT NOT NULL DEFAULT 0;
-- Done: 19 of 33. If the next one fails, put it right and go on from here.

-- Change column author_id of book: type from integer to bigint
ALTER TABLE book MODIFY COLUMN author_id BIGINT NOT NULL;
-- Done: 20 of 33. If the next one fails, put it right and go on from here.

-- Change column id of author: type from integer to bigint
ALTER TABLE author MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;
-- Done: 21 of 33. If the next one fails, put it right and go on from here.

-- Change column last of author: type from varchar(20) to varchar(40), default
ALTER TABLE author MODIFY COLUMN `last` VARCHAR(40) NOT NULL DEFAULT 'none';
-- Done: 22 of 33. If the next one fails, put it right and go on from here.

-- Change column first of author: must have a value
UPDATE author SET first = 'unknown' WHERE first IS NULL;
-- Done: 23 of 33. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN first VARCHAR(20) NOT NULL;
-- Done: 24 of 33. If the next one fails, put it right and go on from here.

-- Change column mail of author: type from varchar(60) to text, may be empty
ALTER TABLE author MODIFY COLUMN mail TEXT;
-- Done: 25 of 33. If the next one fails, put it right and go on from here.

-- Change column status of author: default
ALTER TABLE author MODIFY COLUMN status ENUM('here', 'away', 'gone') NOT NULL DEFAULT 'away';
-- Done: 26 of 33. If the next one fails, put it right and go on from here.

-- Change the comment of table author
ALTER TABLE author COMMENT = 'who writes';
-- Done: 27 of 33. If the next one fails, put it right and go on from here.

-- Add unique constraint author_both of author
ALTER TABLE author ADD CONSTRAINT author_both UNIQUE (`last`, first);
-- Done: 28 of 33. If the next one fails, put it right and go on from here.

-- Add index book_shelf_id_fkey of book
CREATE INDEX book_shelf_id_fkey ON book (shelf_id);
-- Done: 29 of 33. If the next one fails, put it right and go on from here.

-- Add index author_name_idx of author
CREATE INDEX author_name_idx ON author (first DESC);
-- Done: 30 of 33. If the next one fails, put it right and go on from here.

-- Add check person_first_check of author
ALTER TABLE author ADD CONSTRAINT person_first_check CHECK (`last` <> 'y');
-- Done: 31 of 33. If the next one fails, put it right and go on from here.

-- Add foreign key book_person_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_person_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
-- Done: 32 of 33. If the next one fails, put it right and go on from here.

-- Add foreign key book_shelf_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE SET NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_shelf_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_shelf_id_fkey;
-- Done: 1 of 36. If the next one fails, put it right and go on from here.

-- Drop foreign key book_person_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_person_id_fkey;
-- Done: 2 of 36. If the next one fails, put it right and go on from here.

-- Drop index author_name_idx of author
DROP INDEX author_name_idx ON author;
-- Done: 3 of 36. If the next one fails, put it right and go on from here.

-- Drop index book_shelf_id_fkey of book
DROP INDEX book_shelf_id_fkey ON book;
-- Done: 4 of 36. If the next one fails, put it right and go on from here.

-- Drop check person_first_check of author
ALTER TABLE author DROP CHECK person_first_check;
-- Done: 5 of 36. If the next one fails, put it right and go on from here.

-- Drop unique constraint author_both of author
DROP INDEX author_both ON author;
-- Done: 6 of 36. If the next one fails, put it right and go on from here.

-- Drop table shelf
DROP TABLE shelf;
-- Done: 7 of 36. If the next one fails, put it right and go on from here.

-- Drop column books of author
ALTER TABLE author DROP COLUMN books;
-- Done: 8 of 36. If the next one fails, put it right and go on from here.

-- Drop column shelf_id of book
ALTER TABLE book DROP COLUMN shelf_id;
-- Done: 9 of 36. If the next one fails, put it right and go on from here.

-- Rename table author to person
ALTER TABLE author RENAME TO person;
-- Done: 10 of 36. If the next one fails, put it right and go on from here.

-- Rename column author_id of book to person_id
ALTER TABLE book RENAME COLUMN author_id TO person_id;
-- Done: 11 of 36. If the next one fails, put it right and go on from here.

-- Rename column mail of person to email
ALTER TABLE person RENAME COLUMN mail TO email;
-- Done: 12 of 36. If the next one fails, put it right and go on from here.

-- Rename column status of person to state
ALTER TABLE person RENAME COLUMN status TO state;
-- Done: 13 of 36. If the next one fails, put it right and go on from here.

-- Rename column last of person to last_old
ALTER TABLE person RENAME COLUMN `last` TO last_old;
-- Done: 14 of 36. If the next one fails, put it right and go on from here.

-- Rename column first of person to last
ALTER TABLE person RENAME COLUMN first TO `last`;
-- Done: 15 of 36. If the next one fails, put it right and go on from here.

-- Rename column last_old of person to first
ALTER TABLE person RENAME COLUMN last_old TO first;
-- Done: 16 of 36. If the next one fails, put it right and go on from here.

-- Change the values of enum state
ALTER TABLE person MODIFY COLUMN state ENUM('here', 'away', 'gone') NOT NULL DEFAULT 'away';
-- Done: 17 of 36. If the next one fails, put it right and go on from here.
UPDATE person SET state = CASE state WHEN 'away' THEN 'here' ELSE state END WHERE state IN ('away');
-- Done: 18 of 36. If the next one fails, put it right and go on from here.
ALTER TABLE person MODIFY COLUMN state ENUM('here', 'gone') NOT NULL;
-- Done: 19 of 36. If the next one fails, put it right and go on from here.

-- Add column born to person
ALTER TABLE person ADD COLUMN born DATE AFTER `last`;
-- Done: 20 of 36. If the next one fails, put it right and go on from here.

-- Add column co_id to book
ALTER TABLE book ADD COLUMN co_id INT;
-- Done: 21 of 36. If the next one fails, put it right and go on from here.

-- Change column state of person: default
ALTER TABLE person MODIFY COLUMN state ENUM('here', 'gone') NOT NULL DEFAULT 'here';
-- Done: 22 of 36. If the next one fails, put it right and go on from here.

-- Change column email of person: type from text to varchar(60), must have a value
ALTER TABLE person MODIFY COLUMN email VARCHAR(60);
-- Done: 23 of 36. If the next one fails, put it right and go on from here.
UPDATE person SET email = 'a@b' WHERE email IS NULL;
-- Done: 24 of 36. If the next one fails, put it right and go on from here.
ALTER TABLE person MODIFY COLUMN email VARCHAR(60) NOT NULL;
-- Done: 25 of 36. If the next one fails, put it right and go on from here.

-- Change column last of person: may be empty
ALTER TABLE person MODIFY COLUMN `last` VARCHAR(20);
-- Done: 26 of 36. If the next one fails, put it right and go on from here.

-- Change column first of person: type from varchar(40) to varchar(20), no default
ALTER TABLE person MODIFY COLUMN first VARCHAR(20) NOT NULL;
-- Done: 27 of 36. If the next one fails, put it right and go on from here.

-- Change column id of person: type from bigint to integer
ALTER TABLE person MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
-- Done: 28 of 36. If the next one fails, put it right and go on from here.

-- Change column person_id of book: type from bigint to integer
ALTER TABLE book MODIFY COLUMN person_id INT NOT NULL;
-- Done: 29 of 36. If the next one fails, put it right and go on from here.

-- Remove the comment of table person
ALTER TABLE person COMMENT = '';
-- Done: 30 of 36. If the next one fails, put it right and go on from here.

-- Add unique constraint person_email_key of person
ALTER TABLE person ADD CONSTRAINT person_email_key UNIQUE (email);
-- Done: 31 of 36. If the next one fails, put it right and go on from here.

-- Add index person_name_idx of person
CREATE INDEX person_name_idx ON person (`last`, first);
-- Done: 32 of 36. If the next one fails, put it right and go on from here.

-- Add index book_co_id_fkey of book
CREATE INDEX book_co_id_fkey ON book (co_id);
-- Done: 33 of 36. If the next one fails, put it right and go on from here.

-- Add check person_first_check of person
ALTER TABLE person ADD CONSTRAINT person_first_check CHECK (first <> 'x');
-- Done: 34 of 36. If the next one fails, put it right and go on from here.

-- Add foreign key book_co_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_co_id_fkey FOREIGN KEY (co_id) REFERENCES person (id);
-- Done: 35 of 36. If the next one fails, put it right and go on from here.

-- Add foreign key book_person_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE;
