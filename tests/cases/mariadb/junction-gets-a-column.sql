---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key student_clubs_student_id_fkey of student_clubs
ALTER TABLE student_clubs DROP FOREIGN KEY student_clubs_student_id_fkey;
-- Done: 1 of 12. If the next one fails, put it right and go on from here.

-- Drop the primary key of student_clubs
ALTER TABLE student_clubs DROP PRIMARY KEY;
-- Done: 2 of 12. If the next one fails, put it right and go on from here.

-- Rename table student_clubs to membership
ALTER TABLE student_clubs RENAME TO membership;
-- Done: 3 of 12. If the next one fails, put it right and go on from here.

-- Add column id to membership
ALTER TABLE membership ADD COLUMN id INT FIRST;
-- Done: 4 of 12. If the next one fails, put it right and go on from here.
SET @relata_number = 0;
-- Done: 5 of 12. If the next one fails, put it right and go on from here.
UPDATE membership SET id = (@relata_number := @relata_number + 1) WHERE id IS NULL;
-- Done: 6 of 12. If the next one fails, put it right and go on from here.
ALTER TABLE membership MODIFY COLUMN id INT NOT NULL;
-- Done: 7 of 12. If the next one fails, put it right and go on from here.

-- Add column since to membership
ALTER TABLE membership ADD COLUMN since DATE;
-- Done: 8 of 12. If the next one fails, put it right and go on from here.

-- Add the primary key of membership
ALTER TABLE membership ADD PRIMARY KEY (id);
-- Done: 9 of 12. If the next one fails, put it right and go on from here.

-- Add unique constraint membership_both of membership
ALTER TABLE membership ADD CONSTRAINT membership_both UNIQUE (student_id, club_id);
-- Done: 10 of 12. If the next one fails, put it right and go on from here.

-- Change column id of membership: numbered by the database
ALTER TABLE membership MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
-- Done: 11 of 12. If the next one fails, put it right and go on from here.

-- Add foreign key student_clubs_student_id_fkey of membership
ALTER TABLE membership ADD CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key student_clubs_student_id_fkey of membership
ALTER TABLE membership DROP FOREIGN KEY student_clubs_student_id_fkey;
-- Done: 1 of 9. If the next one fails, put it right and go on from here.

-- Change column id of membership: no longer numbered
ALTER TABLE membership MODIFY COLUMN id INT NOT NULL;
-- Done: 2 of 9. If the next one fails, put it right and go on from here.

-- Drop unique constraint membership_both of membership
DROP INDEX membership_both ON membership;
-- Done: 3 of 9. If the next one fails, put it right and go on from here.

-- Drop the primary key of membership
ALTER TABLE membership DROP PRIMARY KEY;
-- Done: 4 of 9. If the next one fails, put it right and go on from here.

-- Drop column since of membership
ALTER TABLE membership DROP COLUMN since;
-- Done: 5 of 9. If the next one fails, put it right and go on from here.

-- Drop column id of membership
ALTER TABLE membership DROP COLUMN id;
-- Done: 6 of 9. If the next one fails, put it right and go on from here.

-- Rename table membership to student_clubs
ALTER TABLE membership RENAME TO student_clubs;
-- Done: 7 of 9. If the next one fails, put it right and go on from here.

-- Add the primary key of student_clubs
ALTER TABLE student_clubs ADD PRIMARY KEY (student_id, club_id);
-- Done: 8 of 9. If the next one fails, put it right and go on from here.

-- Add foreign key student_clubs_student_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE;
