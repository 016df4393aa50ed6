---- up
BEGIN;

-- Drop foreign key student_club_id_fkey of student
ALTER TABLE student DROP CONSTRAINT student_club_id_fkey;

-- Create table student_clubs with rows from student
CREATE TABLE student_clubs (
    student_id integer NOT NULL,
    club_id integer NOT NULL,
    shelf_id integer NOT NULL,
    CONSTRAINT student_clubs_pkey PRIMARY KEY (student_id, club_id),
    CONSTRAINT student_clubs_shelf_id_key UNIQUE (shelf_id)
);
INSERT INTO student_clubs (club_id, student_id, shelf_id) SELECT club_id, id, 0 FROM student WHERE club_id IS NOT NULL;

-- Drop column club_id of student
ALTER TABLE student DROP COLUMN club_id;

-- Add foreign key student_clubs_student_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_student_id_fkey FOREIGN KEY (student_id) REFERENCES student (id) ON DELETE CASCADE;

-- Add foreign key student_clubs_student_club_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_student_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id) ON DELETE CASCADE;

-- Add foreign key student_clubs_shelf_id_fkey of student_clubs
ALTER TABLE student_clubs ADD CONSTRAINT student_clubs_shelf_id_fkey FOREIGN KEY (shelf_id) REFERENCES shelf (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key student_clubs_student_id_fkey of student_clubs
ALTER TABLE student_clubs DROP CONSTRAINT student_clubs_student_id_fkey;

-- Drop foreign key student_clubs_student_club_id_fkey of student_clubs
ALTER TABLE student_clubs DROP CONSTRAINT student_clubs_student_club_id_fkey;

-- Drop foreign key student_clubs_shelf_id_fkey of student_clubs
ALTER TABLE student_clubs DROP CONSTRAINT student_clubs_shelf_id_fkey;

-- Add column club_id to student with values from student_clubs
ALTER TABLE student ADD COLUMN club_id integer;
UPDATE student SET club_id = (SELECT student_clubs.club_id FROM student_clubs WHERE student_clubs.student_id = student.id ORDER BY student_clubs.club_id LIMIT 1);

-- Drop table student_clubs
DROP TABLE student_clubs;

-- Add foreign key student_club_id_fkey of student
ALTER TABLE student ADD CONSTRAINT student_club_id_fkey FOREIGN KEY (club_id) REFERENCES club (id);

COMMIT;
