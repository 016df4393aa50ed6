---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key place_author_id_fkey of place
ALTER TABLE place DROP FOREIGN KEY place_author_id_fkey;
-- Done: 1 of 9. If the next one fails, put it right and go on from here.

-- Drop index place_author_id_fkey of place
DROP INDEX place_author_id_fkey ON place;
-- Done: 2 of 9. If the next one fails, put it right and go on from here.

-- Rename table author to author_old
ALTER TABLE author RENAME TO author_old;
-- Done: 3 of 9. If the next one fails, put it right and go on from here.

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;
-- Done: 4 of 9. If the next one fails, put it right and go on from here.

-- Move column name from author_old to place: add it with its values
ALTER TABLE place ADD COLUMN name VARCHAR(20);
-- Done: 5 of 9. If the next one fails, put it right and go on from here.
UPDATE place SET name = (SELECT author_old.name FROM author_old WHERE author_old.id = place.author_id);
-- Done: 6 of 9. If the next one fails, put it right and go on from here.
ALTER TABLE place MODIFY COLUMN name VARCHAR(20) NOT NULL;
-- Done: 7 of 9. If the next one fails, put it right and go on from here.

-- Change column note of author: default
ALTER TABLE author MODIFY COLUMN note INT DEFAULT 5;
-- Done: 8 of 9. If the next one fails, put it right and go on from here.

-- Drop table author_old
DROP TABLE author_old;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Create table author
CREATE TABLE author (
    id INT NOT NULL,
    name VARCHAR(20) NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Change column note of writer: no default
ALTER TABLE writer MODIFY COLUMN note INT;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Move column name from place to author: drop it where it was
ALTER TABLE place DROP COLUMN name;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add index place_author_id_fkey of place
CREATE INDEX place_author_id_fkey ON place (author_id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key place_author_id_fkey of place
ALTER TABLE place ADD CONSTRAINT place_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
