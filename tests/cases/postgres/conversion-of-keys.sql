---- up
BEGIN;

-- Drop foreign key book_shelf_fkey of book
ALTER TABLE book DROP CONSTRAINT book_shelf_fkey;

-- Drop check shelf_room of shelf
ALTER TABLE shelf DROP CONSTRAINT shelf_room;

-- Change column shelf of book: type from varchar(20) to integer
ALTER TABLE book ALTER COLUMN shelf TYPE integer USING (cast(substr(shelf, 1, 1) as decimal(10, 0)) + 1)::integer;

-- Change column code of shelf: type from varchar(20) to integer
ALTER TABLE shelf ALTER COLUMN code TYPE integer USING (cast(substr(code, 1, 1) as decimal(10, 0)) + 1)::integer;

-- Change column room of shelf: type from integer to varchar(20)
ALTER TABLE shelf ALTER COLUMN room TYPE varchar(20) USING ('room')::text;

-- Add foreign key book_shelf_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf (code) ON DELETE CASCADE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_shelf_fkey of book
ALTER TABLE book DROP CONSTRAINT book_shelf_fkey;

-- Change column room of shelf: type from varchar(20) to integer
ALTER TABLE shelf ALTER COLUMN room TYPE integer USING (3)::integer;

-- Change column code of shelf: type from integer to varchar(20)
ALTER TABLE shelf ALTER COLUMN code TYPE varchar(20) USING (CASE code WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' ELSE 'last' END)::text;

-- Change column shelf of book: type from integer to varchar(20)
ALTER TABLE book ALTER COLUMN shelf TYPE varchar(20) USING (CASE shelf WHEN 1 THEN 'first' WHEN 2 THEN 'second' WHEN 3 THEN 'third' ELSE 'last' END)::text;

-- Add check shelf_room of shelf
ALTER TABLE shelf ADD CONSTRAINT shelf_room CHECK (room > -5);

-- Add foreign key book_shelf_fkey of book
ALTER TABLE book ADD CONSTRAINT book_shelf_fkey FOREIGN KEY (shelf) REFERENCES shelf (code) ON DELETE CASCADE;

COMMIT;
