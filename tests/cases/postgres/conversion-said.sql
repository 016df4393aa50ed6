---- up
BEGIN;

-- Change column pages of book: type from varchar(20) to integer
ALTER TABLE book ALTER COLUMN pages TYPE integer USING (id * 100)::integer;

-- Change column shelf of book: type from varchar(20) to integer, default
ALTER TABLE book ALTER COLUMN shelf DROP DEFAULT;
ALTER TABLE book ALTER COLUMN shelf TYPE integer USING (CASE WHEN gone IS NULL THEN 0 ELSE id + 1 END)::integer;
ALTER TABLE book ALTER COLUMN shelf SET DEFAULT 7;

-- Change column seen of book: type from boolean to date, may be empty
ALTER TABLE book ALTER COLUMN seen TYPE date USING (gone)::date;
ALTER TABLE book ALTER COLUMN seen DROP NOT NULL;

-- Drop column gone of book
ALTER TABLE book DROP COLUMN gone;

COMMIT;

---- down
BEGIN;

-- Change column seen of book: type from date to boolean, must have a value
ALTER TABLE book ALTER COLUMN seen TYPE boolean USING (id = 1)::boolean;
UPDATE book SET seen = FALSE WHERE seen IS NULL;
ALTER TABLE book ALTER COLUMN seen SET NOT NULL;

-- Change column shelf of book: type from integer to varchar(20), default
ALTER TABLE book ALTER COLUMN shelf DROP DEFAULT;
ALTER TABLE book ALTER COLUMN shelf TYPE varchar(20) USING ('s')::text;
ALTER TABLE book ALTER COLUMN shelf SET DEFAULT 'a';

-- Change column pages of book: type from integer to varchar(20)
ALTER TABLE book ALTER COLUMN pages TYPE varchar(20) USING (CASE pages WHEN 100 THEN 'one' WHEN 200 THEN 'two' WHEN 300 THEN 'three' ELSE 'four' END)::text;

-- Add column gone to book
ALTER TABLE book ADD COLUMN gone date;
UPDATE book SET gone = '1970-01-01' WHERE gone IS NULL;
ALTER TABLE book ALTER COLUMN gone SET NOT NULL;

COMMIT;
