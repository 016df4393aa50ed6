---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key team_captain_id_fkey of team
ALTER TABLE team DROP FOREIGN KEY team_captain_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index team_captain_id_fkey of team
DROP INDEX team_captain_id_fkey ON team;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop column captain_id of team
ALTER TABLE team DROP COLUMN captain_id;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Add column b_id to a
ALTER TABLE a ADD COLUMN b_id INT;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add column name to team
ALTER TABLE team ADD COLUMN name VARCHAR(20) NOT NULL DEFAULT 'x';
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index a_b_id_fkey of a
CREATE INDEX a_b_id_fkey ON a (b_id);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key a_b_id_fkey of a
ALTER TABLE a ADD CONSTRAINT a_b_id_fkey FOREIGN KEY (b_id) REFERENCES b (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key a_b_id_fkey of a
ALTER TABLE a DROP FOREIGN KEY a_b_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index a_b_id_fkey of a
DROP INDEX a_b_id_fkey ON a;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop column name of team
ALTER TABLE team DROP COLUMN name;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Drop column b_id of a
ALTER TABLE a DROP COLUMN b_id;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add column captain_id to team
ALTER TABLE team ADD COLUMN captain_id INT;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index team_captain_id_fkey of team
CREATE INDEX team_captain_id_fkey ON team (captain_id);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key team_captain_id_fkey of team
ALTER TABLE team ADD CONSTRAINT team_captain_id_fkey FOREIGN KEY (captain_id) REFERENCES player (id) ON DELETE SET NULL;
