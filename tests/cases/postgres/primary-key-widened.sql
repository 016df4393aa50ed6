---- up
BEGIN;

-- Drop foreign key bed_house_fkey of bed
ALTER TABLE bed DROP CONSTRAINT bed_house_fkey;

-- Drop the primary key of room
ALTER TABLE room DROP CONSTRAINT room_pkey;

-- Add column number to bed
ALTER TABLE bed ADD COLUMN number integer;

-- Add the primary key of room
ALTER TABLE room ADD CONSTRAINT room_pkey PRIMARY KEY (house, number);

-- Add foreign key bed_room_fkey of bed
ALTER TABLE bed ADD CONSTRAINT bed_room_fkey FOREIGN KEY (house, number) REFERENCES room (house, number);

COMMIT;

---- down
BEGIN;

-- Drop foreign key bed_room_fkey of bed
ALTER TABLE bed DROP CONSTRAINT bed_room_fkey;

-- Drop the primary key of room
ALTER TABLE room DROP CONSTRAINT room_pkey;

-- Drop column number of bed
ALTER TABLE bed DROP COLUMN number;

-- Add the primary key of room
ALTER TABLE room ADD CONSTRAINT room_pkey PRIMARY KEY (house);

-- Add foreign key bed_house_fkey of bed
ALTER TABLE bed ADD CONSTRAINT bed_house_fkey FOREIGN KEY (house) REFERENCES room (house);

COMMIT;
