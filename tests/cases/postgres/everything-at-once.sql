---- up
BEGIN;

-- Drop foreign key book_person_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_person_id_fkey;

-- Drop foreign key book_co_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_co_id_fkey;

-- Drop index person_name_idx of person
DROP INDEX person_name_idx;

-- Drop check person_first_check of person
ALTER TABLE person DROP CONSTRAINT person_first_check;

-- Drop unique constraint person_email_key of person
ALTER TABLE person DROP CONSTRAINT person_email_key;

-- Drop column co_id of book
ALTER TABLE book DROP COLUMN co_id;

-- Drop column born of person
ALTER TABLE person DROP COLUMN born;

-- Rename table person to author
ALTER TABLE person RENAME TO author;

-- Rename column person_id of book to author_id
ALTER TABLE book RENAME COLUMN person_id TO author_id;

-- Rename column email of author to mail
ALTER TABLE author RENAME COLUMN email TO mail;

-- Rename column state of author to status
ALTER TABLE author RENAME COLUMN state TO status;

-- Rename column first of author to first_old
ALTER TABLE author RENAME COLUMN first TO first_old;

-- Rename column last of author to first
ALTER TABLE author RENAME COLUMN "last" TO first;

-- Rename column first_old of author to last
ALTER TABLE author RENAME COLUMN first_old TO "last";

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('here', 'away', 'gone');
ALTER TABLE author ALTER COLUMN status DROP DEFAULT;
ALTER TABLE author ALTER COLUMN status TYPE state_new USING (status::text)::state_new;
ALTER TABLE author ALTER COLUMN status SET DEFAULT 'here';
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Create table shelf
CREATE TABLE shelf (
    id integer NOT NULL,
    CONSTRAINT shelf_pkey PRIMARY KEY (id)
);

-- Add column shelf_id to book
ALTER TABLE book ADD COLUMN shelf_id integer;

-- Add column books to author
ALTER TABLE author ADD COLUMN books integer DEFAULT 0 NOT NULL;

-- Change column author_id of book: type from integer to bigint
ALTER TABLE book ALTER COLUMN author_id TYPE bigint USING author_id::bigint;

-- Change column id of author: type from integer to bigint
ALTER TABLE author ALTER COLUMN id TYPE bigint USING id::bigint;

-- Change column last of author: type from varchar(20) to varchar(40), default
ALTER TABLE author ALTER COLUMN "last" TYPE varchar(40);
ALTER TABLE author ALTER COLUMN "last" SET DEFAULT 'none';

-- Change column first of author: must have a value
UPDATE author SET first = 'unknown' WHERE first IS NULL;
ALTER TABLE author ALTER COLUMN first SET NOT NULL;

-- Change column mail of author: type from varchar(60) to text, may be empty
ALTER TABLE author ALTER COLUMN mail TYPE text;
ALTER TABLE author ALTER COLUMN mail DROP NOT NULL;

-- Change column status of author: default
ALTER TABLE author ALTER COLUMN status DROP DEFAULT;
ALTER TABLE author ALTER COLUMN status SET DEFAULT 'away';

-- Change the comment of table author
COMMENT ON TABLE author IS 'who writes';

-- Add unique constraint author_both of author
ALTER TABLE author ADD CONSTRAINT author_both UNIQUE ("last", first);

-- Add index author_name_idx of author
CREATE INDEX author_name_idx ON author (first DESC);

-- Add check person_first_check of author
ALTER TABLE author ADD CONSTRAINT person_first_check CHECK ("last" <> 'y');

-- Add foreign key book_person_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_person_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

-- Add foreign key book_shelf_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id) ON DELETE SET NULL;

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_shelf_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_shelf_id_fkey;

-- Drop foreign key book_person_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_person_id_fkey;

-- Drop index author_name_idx of author
DROP INDEX author_name_idx;

-- Drop check person_first_check of author
ALTER TABLE author DROP CONSTRAINT person_first_check;

-- Drop unique constraint author_both of author
ALTER TABLE author DROP CONSTRAINT author_both;

-- Drop table shelf
DROP TABLE shelf;

-- Drop column books of author
ALTER TABLE author DROP COLUMN books;

-- Drop column shelf_id of book
ALTER TABLE book DROP COLUMN shelf_id;

-- Rename table author to person
ALTER TABLE author RENAME TO person;

-- Rename column author_id of book to person_id
ALTER TABLE book RENAME COLUMN author_id TO person_id;

-- Rename column mail of person to email
ALTER TABLE person RENAME COLUMN mail TO email;

-- Rename column status of person to state
ALTER TABLE person RENAME COLUMN status TO state;

-- Rename column last of person to last_old
ALTER TABLE person RENAME COLUMN "last" TO last_old;

-- Rename column first of person to last
ALTER TABLE person RENAME COLUMN first TO "last";

-- Rename column last_old of person to first
ALTER TABLE person RENAME COLUMN last_old TO first;

-- Change the values of enum state
CREATE TYPE state_new AS ENUM ('here', 'gone');
ALTER TABLE person ALTER COLUMN state DROP DEFAULT;
ALTER TABLE person ALTER COLUMN state TYPE state_new USING (CASE state::text WHEN 'away' THEN 'here' ELSE state::text END)::state_new;
DROP TYPE state;
ALTER TYPE state_new RENAME TO state;

-- Add column born to person
ALTER TABLE person ADD COLUMN born date;

-- Add column co_id to book
ALTER TABLE book ADD COLUMN co_id integer;

-- Change column state of person: default
ALTER TABLE person ALTER COLUMN state DROP DEFAULT;
ALTER TABLE person ALTER COLUMN state SET DEFAULT 'here';

-- Change column email of person: type from text to varchar(60), must have a value
ALTER TABLE person ALTER COLUMN email TYPE varchar(60) USING email::text;
UPDATE person SET email = 'a@b' WHERE email IS NULL;
ALTER TABLE person ALTER COLUMN email SET NOT NULL;

-- Change column last of person: may be empty
ALTER TABLE person ALTER COLUMN "last" DROP NOT NULL;

-- Change column first of person: type from varchar(40) to varchar(20), no default
ALTER TABLE person ALTER COLUMN first DROP DEFAULT;
ALTER TABLE person ALTER COLUMN first TYPE varchar(20) USING first::text;

-- Change column id of person: type from bigint to integer
ALTER TABLE person ALTER COLUMN id TYPE integer USING id::integer;

-- Change column person_id of book: type from bigint to integer
ALTER TABLE book ALTER COLUMN person_id TYPE integer USING person_id::integer;

-- Remove the comment of table person
COMMENT ON TABLE person IS NULL;

-- Add unique constraint person_email_key of person
ALTER TABLE person ADD CONSTRAINT person_email_key UNIQUE (email);

-- Add index person_name_idx of person
CREATE INDEX person_name_idx ON person ("last", first);

-- Add check person_first_check of person
ALTER TABLE person ADD CONSTRAINT person_first_check CHECK (first <> 'x');

-- Add foreign key book_co_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_co_id_fkey FOREIGN KEY (co_id) REFERENCES person (id);

-- Add foreign key book_person_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE;

COMMIT;
