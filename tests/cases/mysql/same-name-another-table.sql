---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_tag_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_tag_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_tag_id_fkey of book
DROP INDEX book_tag_id_fkey ON book;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop table tag
DROP TABLE tag;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop column tag_id of book
ALTER TABLE book DROP COLUMN tag_id;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Create table tag
CREATE TABLE tag (
    id INT NOT NULL,
    word VARCHAR(20) NOT NULL,
    sort INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add column tag_id to book
ALTER TABLE book ADD COLUMN tag_id INT;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add index book_new_tag_id_fkey of book
CREATE INDEX book_new_tag_id_fkey ON book (tag_id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_new_tag_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_new_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_new_tag_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_new_tag_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_new_tag_id_fkey of book
DROP INDEX book_new_tag_id_fkey ON book;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop table tag
DROP TABLE tag;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop column tag_id of book
ALTER TABLE book DROP COLUMN tag_id;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Create table tag
CREATE TABLE tag (
    id INT NOT NULL,
    word VARCHAR(20) NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add column tag_id to book
ALTER TABLE book ADD COLUMN tag_id INT;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add index book_tag_id_fkey of book
CREATE INDEX book_tag_id_fkey ON book (tag_id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_tag_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_tag_id_fkey FOREIGN KEY (tag_id) REFERENCES tag (id);
