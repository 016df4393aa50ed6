---- up
BEGIN;

-- Add column room to book
ALTER TABLE book ADD COLUMN room integer;

-- Add column no to book
ALTER TABLE book ADD COLUMN "no" integer;

-- Add foreign key book_shelf of book
ALTER TABLE book ADD CONSTRAINT book_shelf FOREIGN KEY (room, "no") REFERENCES shelf (room, "no");

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_shelf of book
ALTER TABLE book DROP CONSTRAINT book_shelf;

-- Drop column no of book
ALTER TABLE book DROP COLUMN "no";

-- Drop column room of book
ALTER TABLE book DROP COLUMN room;

COMMIT;
