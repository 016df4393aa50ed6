---- up
BEGIN;

-- Drop foreign key place_author_id_fkey of place
ALTER TABLE place DROP CONSTRAINT place_author_id_fkey;

-- Rename table author to author_old
ALTER TABLE author RENAME TO author_old;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Move column name from author_old to place: add it with its values
ALTER TABLE place ADD COLUMN name varchar(20);
UPDATE place SET name = (SELECT author_old.name FROM author_old WHERE author_old.id = place.author_id);
ALTER TABLE place ALTER COLUMN name SET NOT NULL;

-- Change column note of author: default
ALTER TABLE author ALTER COLUMN note SET DEFAULT 5;

-- Drop table author_old
DROP TABLE author_old;

COMMIT;

---- down
BEGIN;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Create table author
CREATE TABLE author (
    id integer NOT NULL,
    name varchar(20) NOT NULL,
    CONSTRAINT author_pkey PRIMARY KEY (id)
);

-- Change column note of writer: no default
ALTER TABLE writer ALTER COLUMN note DROP DEFAULT;

-- Move column name from place to author: drop it where it was
ALTER TABLE place DROP COLUMN name;

-- Add foreign key place_author_id_fkey of place
ALTER TABLE place ADD CONSTRAINT place_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;
