---- up
BEGIN;

-- Drop foreign key bed_room_fkey of bed
ALTER TABLE bed DROP CONSTRAINT bed_room_fkey;

-- Change column room_number of bed: type from integer to bigint
ALTER TABLE bed ALTER COLUMN room_number TYPE bigint USING room_number::bigint;

-- Change column house of bed: type from varchar(10) to varchar(20)
ALTER TABLE bed ALTER COLUMN house TYPE varchar(20);

-- Change column house of lamp: type from varchar(10) to varchar(20)
ALTER TABLE lamp ALTER COLUMN house TYPE varchar(20);

-- Change column room_number of lamp: type from integer to bigint
ALTER TABLE lamp ALTER COLUMN room_number TYPE bigint USING room_number::bigint;

-- Change column number of room: type from integer to bigint
ALTER TABLE room ALTER COLUMN number TYPE bigint USING number::bigint;

-- Change column house of room: type from varchar(10) to varchar(20)
ALTER TABLE room ALTER COLUMN house TYPE varchar(20);

-- Add foreign key lamp_room_fkey of lamp
ALTER TABLE lamp ADD CONSTRAINT lamp_room_fkey FOREIGN KEY (house, room_number) REFERENCES room (house, number);

COMMIT;

---- down
BEGIN;

-- Drop foreign key lamp_room_fkey of lamp
ALTER TABLE lamp DROP CONSTRAINT lamp_room_fkey;

-- Change column house of room: type from varchar(20) to varchar(10)
ALTER TABLE room ALTER COLUMN house TYPE varchar(10) USING house::text;

-- Change column number of room: type from bigint to integer
ALTER TABLE room ALTER COLUMN number TYPE integer USING number::integer;

-- Change column room_number of lamp: type from bigint to integer
ALTER TABLE lamp ALTER COLUMN room_number TYPE integer USING room_number::integer;

-- Change column house of lamp: type from varchar(20) to varchar(10)
ALTER TABLE lamp ALTER COLUMN house TYPE varchar(10) USING house::text;

-- Change column house of bed: type from varchar(20) to varchar(10)
ALTER TABLE bed ALTER COLUMN house TYPE varchar(10) USING house::text;

-- Change column room_number of bed: type from bigint to integer
ALTER TABLE bed ALTER COLUMN room_number TYPE integer USING room_number::integer;

-- Add foreign key bed_room_fkey of bed
ALTER TABLE bed ADD CONSTRAINT bed_room_fkey FOREIGN KEY (house, room_number) REFERENCES room (house, number) ON DELETE CASCADE;

COMMIT;
