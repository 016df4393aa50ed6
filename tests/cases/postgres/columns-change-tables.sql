---- up
BEGIN;

-- Drop foreign key b_a_id_fkey of b
ALTER TABLE b DROP CONSTRAINT b_a_id_fkey;

-- Drop column note of a
ALTER TABLE a DROP COLUMN note;

-- Drop column note of b
ALTER TABLE b DROP COLUMN note;

-- Add column note to a
ALTER TABLE a ADD COLUMN note varchar(30);

-- Add column note to b
ALTER TABLE b ADD COLUMN note varchar(20);

-- Move column plain from a to b: add it with its values
ALTER TABLE b ADD COLUMN plain integer DEFAULT 5;
UPDATE b SET plain = (SELECT a.plain FROM a WHERE a.id = b.a_id);

-- Drop column plain of a
ALTER TABLE a DROP COLUMN plain;

-- Drop column a_id of b
ALTER TABLE b DROP COLUMN a_id;

COMMIT;

---- down
BEGIN;

-- Drop column note of b
ALTER TABLE b DROP COLUMN note;

-- Drop column note of a
ALTER TABLE a DROP COLUMN note;

-- Add column a_id to b
ALTER TABLE b ADD COLUMN a_id integer;
UPDATE b SET a_id = (SELECT id FROM a ORDER BY id LIMIT 1) WHERE a_id IS NULL;
ALTER TABLE b ALTER COLUMN a_id SET NOT NULL;

-- Add column note to b
ALTER TABLE b ADD COLUMN note varchar(30);

-- Add column plain to a
ALTER TABLE a ADD COLUMN plain integer;
UPDATE a SET plain = 0 WHERE plain IS NULL;
ALTER TABLE a ALTER COLUMN plain SET NOT NULL;

-- Add column note to a
ALTER TABLE a ADD COLUMN note varchar(20);

-- Move column plain from b to a: drop it where it was
ALTER TABLE b DROP COLUMN plain;

-- Add foreign key b_a_id_fkey of b
ALTER TABLE b ADD CONSTRAINT b_a_id_fkey FOREIGN KEY (a_id) REFERENCES a (id);

COMMIT;
