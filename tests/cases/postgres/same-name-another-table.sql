---- up
BEGIN;

-- Drop foreign key book_tag_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_tag_id_fkey;

-- Drop table tag
DROP TABLE tag;

-- Drop column tag_id of book
ALTER TABLE book DROP COLUMN tag_id;

-- Create table tag
CREATE TABLE tag (
    id integer NOT NULL,
    word varchar(20) NOT NULL,
    sort integer NOT NULL,
    CONSTRAINT new_tag_pkey PRIMARY KEY (id)
);

-- Add column tag_id to book
ALTER TABLE book ADD COLUMN tag_id integer;

-- Add foreign key book_new_tag_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_new_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_new_tag_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_new_tag_id_fkey;

-- Drop table tag
DROP TABLE tag;

-- Drop column tag_id of book
ALTER TABLE book DROP COLUMN tag_id;

-- Create table tag
CREATE TABLE tag (
    id integer NOT NULL,
    word varchar(20) NOT NULL,
    CONSTRAINT tag_pkey PRIMARY KEY (id)
);

-- Add column tag_id to book
ALTER TABLE book ADD COLUMN tag_id integer;

-- Add foreign key book_tag_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag (id);

COMMIT;
