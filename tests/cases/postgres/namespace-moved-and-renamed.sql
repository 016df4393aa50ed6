---- up
BEGIN;

-- Drop foreign key people_author_id_fkey of people
ALTER TABLE town.people DROP CONSTRAINT people_author_id_fkey;

-- Move table author to schema town
ALTER TABLE author SET SCHEMA town;

-- Rename table people to folk
ALTER TABLE town.people RENAME TO folk;

-- Rename table author to people
ALTER TABLE town.author RENAME TO people;

-- Rename column name of people to full_name
ALTER TABLE town.people RENAME COLUMN name TO full_name;

-- Change column author_id of folk: type from integer to bigint
ALTER TABLE town.folk ALTER COLUMN author_id TYPE bigint USING author_id::bigint;

-- Change column id of people: type from integer to bigint
ALTER TABLE town.people ALTER COLUMN id TYPE bigint USING id::bigint;

-- Change column full_name of people: type from varchar(60) to text
ALTER TABLE town.people ALTER COLUMN full_name TYPE text;

-- Add foreign key people_author_id_fkey of folk
ALTER TABLE town.folk ADD CONSTRAINT people_author_id_fkey FOREIGN KEY (author_id) REFERENCES town.people (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key people_author_id_fkey of folk
ALTER TABLE town.folk DROP CONSTRAINT people_author_id_fkey;

-- Move table people to schema public
ALTER TABLE town.people SET SCHEMA public;

-- Rename table people to author
ALTER TABLE people RENAME TO author;

-- Rename table folk to people
ALTER TABLE town.folk RENAME TO people;

-- Rename column full_name of author to name
ALTER TABLE author RENAME COLUMN full_name TO name;

-- Change column name of author: type from text to varchar(60)
ALTER TABLE author ALTER COLUMN name TYPE varchar(60) USING name::text;

-- Change column id of author: type from bigint to integer
ALTER TABLE author ALTER COLUMN id TYPE integer USING id::integer;

-- Change column author_id of people: type from bigint to integer
ALTER TABLE town.people ALTER COLUMN author_id TYPE integer USING author_id::integer;

-- Add foreign key people_author_id_fkey of people
ALTER TABLE town.people ADD CONSTRAINT people_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;
