---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table author_publishers with rows from author
CREATE TABLE author_publishers (
    publisher INT NOT NULL,
    author_id INT NOT NULL,
    PRIMARY KEY (publisher, author_id),
    INDEX author_publishers_author_id_fkey (author_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.
INSERT INTO author_publishers (publisher, author_id) SELECT publisher, id FROM author WHERE publisher IS NOT NULL;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Drop column publisher of author
ALTER TABLE author DROP COLUMN publisher;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Add foreign key author_publishers_author_publisher_fkey of author_publishers
ALTER TABLE author_publishers ADD CONSTRAINT author_publishers_author_publisher_fkey FOREIGN KEY (publisher) REFERENCES publisher (id) ON DELETE CASCADE;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Add foreign key author_publishers_author_id_fkey of author_publishers
ALTER TABLE author_publishers ADD CONSTRAINT author_publishers_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key author_publishers_author_publisher_fkey of author_publishers
ALTER TABLE author_publishers DROP FOREIGN KEY author_publishers_author_publisher_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop foreign key author_publishers_author_id_fkey of author_publishers
ALTER TABLE author_publishers DROP FOREIGN KEY author_publishers_author_id_fkey;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Add column publisher to author with values from author_publishers
ALTER TABLE author ADD COLUMN publisher BIGINT;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.
UPDATE author SET publisher = (SELECT author_publishers.publisher FROM author_publishers WHERE author_publishers.author_id = author.id ORDER BY author_publishers.publisher LIMIT 1);
-- Done: 4 of 7. If the next one fails, put it right and go on from here.
UPDATE author SET publisher = 0 WHERE publisher IS NULL;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.
ALTER TABLE author MODIFY COLUMN publisher BIGINT NOT NULL;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Drop table author_publishers
DROP TABLE author_publishers;
