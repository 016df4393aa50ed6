---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key student_club_id_fkey of student
ALTER TABLE student DROP FOREIGN KEY student_club_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop index student_club_id_fkey of student
DROP INDEX student_club_id_fkey ON student;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Create table student_clubs with rows from student
CREATE TABLE student_clubs (
    student_id INT NOT NULL,
    club_id INT NOT NULL,
    shelf_id INT NOT NULL,
    PRIMARY KEY (student_id, club_id),
    CONSTRAINT student_clubs_shelf_id_key UNIQUE (shelf_id),
    INDEX student_clubs_student_club_id_fkey (club_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.
INSERT INTO student_clubs (club_id, student_id, shelf_id) SELECT club_id, id, 0 FROM student WHERE club_id IS NOT NULL;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Drop column club_id of student
ALTER TABLE student DROP COLUMN club_id;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key student_clubs_student_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key student_clubs_student_club_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_student_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id) ON DELETE CASCADE;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key student_clubs_shelf_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key student_clubs_student_id_fkey of student_clubs
ALTER TABLE student_clubs DROP FOREIGN KEY student_clubs_student_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key student_clubs_student_club_id_fkey of student_clubs
ALTER TABLE student_clubs DROP FOREIGN KEY student_clubs_student_club_id_fkey;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key student_clubs_shelf_id_fkey of student_clubs
ALTER TABLE student_clubs DROP FOREIGN KEY student_clubs_shelf_id_fkey;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Add column club_id to student with values from student_clubs
ALTER TABLE student ADD COLUMN club_id INT;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.
UPDATE student SET club_id = (SELECT student_clubs.club_id FROM student_clubs WHERE student_clubs.student_id = student.id ORDER BY student_clubs.club_id LIMIT 1);
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Drop table student_clubs
DROP TABLE student_clubs;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add index student_club_id_fkey of student
CREATE INDEX student_club_id_fkey ON student (club_id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key student_club_id_fkey of student
ALTER TABLE student ADD CONSTRAINT student_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id);
