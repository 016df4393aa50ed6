---- up
BEGIN;

-- Create table author_publishers with rows from author
CREATE TABLE author_publishers (
    publisher integer NOT NULL,
    author_id integer NOT NULL,
    CONSTRAINT author_publishers_pkey PRIMARY KEY (publisher, author_id)
);
INSERT INTO author_publishers (publisher, author_id) SELECT publisher::integer, id FROM author WHERE publisher IS NOT NULL;

-- Drop column publisher of author
ALTER TABLE author DROP COLUMN publisher;

-- Add foreign key author_publishers_author_publisher_fkey of author_publishers
ALTER TABLE author_publishers ADD CONSTRAINT author_publishers_author_publisher_fkey FOREIGN KEY (publisher) REFERENCES publisher (id) ON DELETE CASCADE;

-- Add foreign key author_publishers_author_id_fkey of author_publishers
ALTER TABLE author_publishers ADD CONSTRAINT author_publishers_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key author_publishers_author_publisher_fkey of author_publishers
ALTER TABLE author_publishers DROP CONSTRAINT author_publishers_author_publisher_fkey;

-- Drop foreign key author_publishers_author_id_fkey of author_publishers
ALTER TABLE author_publishers DROP CONSTRAINT author_publishers_author_id_fkey;

-- Add column publisher to author with values from author_publishers
ALTER TABLE author ADD COLUMN publisher bigint;
UPDATE author SET publisher = (SELECT author_publishers.publisher::bigint FROM author_publishers WHERE author_publishers.author_id = author.id ORDER BY author_publishers.publisher LIMIT 1);
UPDATE author SET publisher = 0 WHERE publisher IS NULL;
ALTER TABLE author ALTER COLUMN publisher SET NOT NULL;

-- Drop table author_publishers
DROP TABLE author_publishers;

COMMIT;
