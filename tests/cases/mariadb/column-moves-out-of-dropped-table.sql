---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_detail_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_detail_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key detail_place_id_fkey of detail
ALTER TABLE detail DROP FOREIGN KEY detail_place_id_fkey;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_detail_id_fkey of book
DROP INDEX book_detail_id_fkey ON book;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop table place
DROP TABLE place;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Move column isbn from detail to book: add it with its values
ALTER TABLE book ADD COLUMN isbn VARCHAR(20) AFTER title;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.
UPDATE book SET isbn = (SELECT detail.isbn FROM detail WHERE detail.id = book.detail_id);
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Drop column detail_id of book
ALTER TABLE book DROP COLUMN detail_id;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Drop table detail
DROP TABLE detail;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table place
CREATE TABLE place (
    id INT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Create table detail
CREATE TABLE detail (
    id INT NOT NULL,
    isbn VARCHAR(20) NOT NULL,
    place_id INT,
    PRIMARY KEY (id),
    CONSTRAINT detail_place_id_fkey FOREIGN KEY (place_id) REFERENCES place (id),
    INDEX detail_place_id_fkey (place_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Add column detail_id to book
ALTER TABLE book ADD COLUMN detail_id INT AFTER title;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.
UPDATE book SET detail_id = (SELECT id FROM (SELECT id FROM detail ORDER BY id LIMIT 1) AS one_row) WHERE detail_id IS NULL;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.
ALTER TABLE book MODIFY COLUMN detail_id INT NOT NULL;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Move column isbn from book to detail: drop it where it was
ALTER TABLE book DROP COLUMN isbn;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add index book_detail_id_fkey of book
CREATE INDEX book_detail_id_fkey ON book (detail_id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_detail_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_detail_id_fkey FOREIGN KEY (detail_id) REFERENCES detail (id);
