---- up
BEGIN;

-- Add column part_no to book
ALTER TABLE book ADD COLUMN part_no integer;

-- Add column part_kind to book
ALTER TABLE book ADD COLUMN part_kind varchar(20);

-- Add foreign key book_part of book
ALTER TABLE book ADD CONSTRAINT book_part FOREIGN KEY (part_no, part_kind) REFERENCES part ("no", kind);

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_part of book
ALTER TABLE book DROP CONSTRAINT book_part;

-- Drop column part_kind of book
ALTER TABLE book DROP COLUMN part_kind;

-- Drop column part_no of book
ALTER TABLE book DROP COLUMN part_no;

COMMIT;
