---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column part_no to book
ALTER TABLE book ADD COLUMN part_no INT;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Add column part_kind to book
ALTER TABLE book ADD COLUMN part_kind VARCHAR(20);
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add index book_part of book
CREATE INDEX book_part ON book (part_kind, part_no);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add foreign key book_part of book
ALTER TABLE book ADD CONSTRAINT book_part FOREIGN KEY (part_kind, part_no) REFERENCES part (kind, `no`);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_part of book
ALTER TABLE book DROP FOREIGN KEY book_part;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop index book_part of book
DROP INDEX book_part ON book;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Drop column part_kind of book
ALTER TABLE book DROP COLUMN part_kind;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Drop column part_no of book
ALTER TABLE book DROP COLUMN part_no;
