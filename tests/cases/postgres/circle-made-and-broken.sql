---- up
BEGIN;

-- Drop foreign key team_captain_id_fkey of team
ALTER TABLE team DROP CONSTRAINT team_captain_id_fkey;

-- Drop column captain_id of team
ALTER TABLE team DROP COLUMN captain_id;

-- Add column b_id to a
ALTER TABLE a ADD COLUMN b_id integer;

-- Add column name to team
ALTER TABLE team ADD COLUMN name varchar(20) DEFAULT 'x' NOT NULL;

-- Add foreign key a_b_id_fkey of a
ALTER TABLE a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES b (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key a_b_id_fkey of a
ALTER TABLE a DROP CONSTRAINT a_b_id_fkey;

-- Drop column name of team
ALTER TABLE team DROP COLUMN name;

-- Drop column b_id of a
ALTER TABLE a DROP COLUMN b_id;

-- Add column captain_id to team
ALTER TABLE team ADD COLUMN captain_id integer;

-- Add foreign key team_captain_id_fkey of team
ALTER TABLE team ADD CONSTRAINT team_captain_id_fkey FOREIGN KEY (captain_id) REFERENCES player (id) ON DELETE SET NULL;

COMMIT;
