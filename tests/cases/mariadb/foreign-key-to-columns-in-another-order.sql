---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key part_above of part
ALTER TABLE part DROP FOREIGN KEY part_above;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Add column part_no to book
ALTER TABLE book ADD COLUMN part_no INT;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Add column part_kind to book
ALTER TABLE book ADD COLUMN part_kind VARCHAR(20);
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Add index book_part of book
CREATE INDEX book_part ON book (part_kind, part_no);
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_shelf_too of book
ALTER TABLE book ADD CONSTRAINT book_shelf_too FOREIGN KEY (room, `no`, wall) REFERENCES shelf (room, `no`, wall);
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_part of book
ALTER TABLE book ADD CONSTRAINT book_part FOREIGN KEY (part_kind, part_no) REFERENCES part (kind, `no`);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key part_above of part
ALTER TABLE part ADD CONSTRAINT part_above FOREIGN KEY (above, above_no) REFERENCES part (kind, `no`) ON DELETE CASCADE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key part_above of part
ALTER TABLE part DROP FOREIGN KEY part_above;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop foreign key book_part of book
ALTER TABLE book DROP FOREIGN KEY book_part;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop foreign key book_shelf_too of book
ALTER TABLE book DROP FOREIGN KEY book_shelf_too;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Drop index book_part of book
DROP INDEX book_part ON book;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Drop column part_kind of book
ALTER TABLE book DROP COLUMN part_kind;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Drop column part_no of book
ALTER TABLE book DROP COLUMN part_no;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key part_above of part
ALTER TABLE part ADD CONSTRAINT part_above FOREIGN KEY (above, above_no) REFERENCES part (kind, `no`);
