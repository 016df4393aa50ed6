---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key bed_house_fkey of bed
ALTER TABLE bed DROP FOREIGN KEY bed_house_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index bed_house_fkey of bed
DROP INDEX bed_house_fkey ON bed;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop the primary key of room
ALTER TABLE room DROP PRIMARY KEY;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Add column number to bed
ALTER TABLE bed ADD COLUMN number INT;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add the primary key of room
ALTER TABLE room ADD PRIMARY KEY (house, number);
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index bed_room_fkey of bed
CREATE INDEX bed_room_fkey ON bed (house, number);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key bed_room_fkey of bed
ALTER TABLE bed ADD CONSTRAINT bed_room_fkey FOREIGN KEY (house, number) REFERENCES room (house, number);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key bed_room_fkey of bed
ALTER TABLE bed DROP FOREIGN KEY bed_room_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop index bed_room_fkey of bed
DROP INDEX bed_room_fkey ON bed;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Drop the primary key of room
ALTER TABLE room DROP PRIMARY KEY;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Drop column number of bed
ALTER TABLE bed DROP COLUMN number;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Add the primary key of room
ALTER TABLE room ADD PRIMARY KEY (house);
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add index bed_house_fkey of bed
CREATE INDEX bed_house_fkey ON bed (house);
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key bed_house_fkey of bed
ALTER TABLE bed ADD CONSTRAINT bed_house_fkey FOREIGN KEY (house) REFERENCES room (house);
