---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column part_no to book
ALTER TABLE book ADD COLUMN part_no INT;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Add column kind to book
ALTER TABLE book ADD COLUMN kind INT;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Add index book_part of book
CREATE INDEX book_part ON book (part_no);
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Add index book_kind of book
CREATE INDEX book_kind ON book (part_no, kind);
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Add index book_part_target of part
CREATE UNIQUE INDEX book_part_target ON part (`no`);
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add index book_kind_target of part
CREATE UNIQUE INDEX book_kind_target ON part (`no`, kind);
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_part of book
ALTER TABLE book ADD CONSTRAINT book_part FOREIGN KEY (part_no) REFERENCES part (`no`);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_kind of book
ALTER TABLE book ADD CONSTRAINT book_kind FOREIGN KEY (part_no, kind) REFERENCES part (`no`, kind);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_kind of book
ALTER TABLE book DROP FOREIGN KEY book_kind;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key book_part of book
ALTER TABLE book DROP FOREIGN KEY book_part;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_kind_target of part
DROP INDEX book_kind_target ON part;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_part_target of part
DROP INDEX book_part_target ON part;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_kind of book
DROP INDEX book_kind ON book;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_part of book
DROP INDEX book_part ON book;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Drop column kind of book
ALTER TABLE book DROP COLUMN kind;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Drop column part_no of book
ALTER TABLE book DROP COLUMN part_no;
