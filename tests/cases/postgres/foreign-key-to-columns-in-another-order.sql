---- up
BEGIN;

-- Drop foreign key part_above of part
ALTER TABLE part DROP CONSTRAINT part_above;

-- Add column part_no to book
ALTER TABLE book ADD COLUMN part_no integer;

-- Add column part_kind to book
ALTER TABLE book ADD COLUMN part_kind varchar(20);

-- Add foreign key book_shelf_too of book
ALTER TABLE book ADD CONSTRAINT book_shelf_too FOREIGN KEY (wall, room, "no") REFERENCES shelf (wall, room, "no");

-- Add foreign key book_part of book
ALTER TABLE book ADD CONSTRAINT book_part FOREIGN KEY (part_no, part_kind) REFERENCES part ("no", kind);

-- Add foreign key part_above of part
ALTER TABLE part ADD CONSTRAINT part_above FOREIGN KEY (above_no, above) REFERENCES part ("no", kind) ON DELETE CASCADE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key part_above of part
ALTER TABLE part DROP CONSTRAINT part_above;

-- Drop foreign key book_part of book
ALTER TABLE book DROP CONSTRAINT book_part;

-- Drop foreign key book_shelf_too of book
ALTER TABLE book DROP CONSTRAINT book_shelf_too;

-- Drop column part_kind of book
ALTER TABLE book DROP COLUMN part_kind;

-- Drop column part_no of book
ALTER TABLE book DROP COLUMN part_no;

-- Add foreign key part_above of part
ALTER TABLE part ADD CONSTRAINT part_above FOREIGN KEY (above_no, above) REFERENCES part ("no", kind);

COMMIT;
