---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key bed_room_fkey of bed
ALTER TABLE bed DROP FOREIGN KEY bed_room_fkey;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.

-- Drop index bed_room_fkey of bed
DROP INDEX bed_room_fkey ON bed;
-- Done: 2 of 10. If the next one fails, put it right and go on from here.

-- Change column room_number of bed: type from integer to bigint
ALTER TABLE bed MODIFY COLUMN room_number BIGINT NOT NULL;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.

-- Change column house of bed: type from varchar(10) to varchar(20)
ALTER TABLE bed MODIFY COLUMN house VARCHAR(20) NOT NULL;
-- Done: 4 of 10. If the next one fails, put it right and go on from here.

-- Change column house of lamp: type from varchar(10) to varchar(20)
ALTER TABLE lamp MODIFY COLUMN house VARCHAR(20);
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Change column room_number of lamp: type from integer to bigint
ALTER TABLE lamp MODIFY COLUMN room_number BIGINT;
-- Done: 6 of 10. If the next one fails, put it right and go on from here.

-- Change column number of room: type from integer to bigint
ALTER TABLE room MODIFY COLUMN number BIGINT NOT NULL;
-- Done: 7 of 10. If the next one fails, put it right and go on from here.

-- Change column house of room: type from varchar(10) to varchar(20)
ALTER TABLE room MODIFY COLUMN house VARCHAR(20) NOT NULL;
-- Done: 8 of 10. If the next one fails, put it right and go on from here.

-- Add index lamp_room_fkey of lamp
CREATE INDEX lamp_room_fkey ON lamp (house, room_number);
-- Done: 9 of 10. If the next one fails, put it right and go on from here.

-- Add foreign key lamp_room_fkey of lamp
ALTER TABLE lamp ADD CONSTRAINT lamp_room_fkey FOREIGN KEY (house, room_number) REFERENCES room (house, number);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key lamp_room_fkey of lamp
ALTER TABLE lamp DROP FOREIGN KEY lamp_room_fkey;
-- Done: 1 of 10. If the next one fails, put it right and go on from here.

-- Drop index lamp_room_fkey of lamp
DROP INDEX lamp_room_fkey ON lamp;
-- Done: 2 of 10. If the next one fails, put it right and go on from here.

-- Change column house of room: type from varchar(20) to varchar(10)
ALTER TABLE room MODIFY COLUMN house VARCHAR(10) NOT NULL;
-- Done: 3 of 10. If the next one fails, put it right and go on from here.

-- Change column number of room: type from bigint to integer
ALTER TABLE room MODIFY COLUMN number INT NOT NULL;
-- Done: 4 of 10. If the next one fails, put it right and go on from here.

-- Change column room_number of lamp: type from bigint to integer
ALTER TABLE lamp MODIFY COLUMN room_number INT;
-- Done: 5 of 10. If the next one fails, put it right and go on from here.

-- Change column house of lamp: type from varchar(20) to varchar(10)
ALTER TABLE lamp MODIFY COLUMN house VARCHAR(10);
-- Done: 6 of 10. If the next one fails, put it right and go on from here.

-- Change column house of bed: type from varchar(20) to varchar(10)
ALTER TABLE bed MODIFY COLUMN house VARCHAR(10) NOT NULL;
-- Done: 7 of 10. If the next one fails, put it right and go on from here.

-- Change column room_number of bed: type from bigint to integer
ALTER TABLE bed MODIFY COLUMN room_number INT NOT NULL;
-- Done: 8 of 10. If the next one fails, put it right and go on from here.

-- Add index bed_room_fkey of bed
CREATE INDEX bed_room_fkey ON bed (house, room_number);
-- Done: 9 of 10. If the next one fails, put it right and go on from here.

-- Add foreign key bed_room_fkey of bed
ALTER TABLE bed ADD CONSTRAINT bed_room_fkey FOREIGN KEY (house, room_number) REFERENCES room (house, number) ON DELETE CASCADE;
