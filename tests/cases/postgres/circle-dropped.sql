---- up
BEGIN;

-- Drop foreign key egg_hen_id_fkey of egg
ALTER TABLE egg DROP CONSTRAINT egg_hen_id_fkey;

-- Drop table hen
DROP TABLE hen;

-- Drop table egg
DROP TABLE egg;

-- Create table key
CREATE TABLE "key" (
    id integer NOT NULL,
    lock_id integer NOT NULL,
    CONSTRAINT key_pkey PRIMARY KEY (id)
);

-- Create table lock
CREATE TABLE "lock" (
    id integer NOT NULL,
    key_id integer NOT NULL,
    CONSTRAINT lock_pkey PRIMARY KEY (id),
    CONSTRAINT lock_key_id_fkey FOREIGN KEY (key_id) REFERENCES "key" (id)
);

-- Add foreign key key_lock_id_fkey of key
ALTER TABLE "key" ADD CONSTRAINT key_lock_id_fkey FOREIGN KEY (lock_id) REFERENCES "lock" (id);

COMMIT;

---- down
BEGIN;

-- Drop foreign key key_lock_id_fkey of key
ALTER TABLE "key" DROP CONSTRAINT key_lock_id_fkey;

-- Drop table lock
DROP TABLE "lock";

-- Drop table key
DROP TABLE "key";

-- Create table egg
CREATE TABLE egg (
    id integer NOT NULL,
    hen_id integer NOT NULL,
    CONSTRAINT egg_pkey PRIMARY KEY (id)
);

-- Create table hen
CREATE TABLE hen (
    id integer NOT NULL,
    egg_id integer NOT NULL,
    CONSTRAINT hen_pkey PRIMARY KEY (id),
    CONSTRAINT hen_egg_id_fkey FOREIGN KEY (egg_id) REFERENCES egg (id)
);

-- Add foreign key egg_hen_id_fkey of egg
ALTER TABLE egg ADD CONSTRAINT egg_hen_id_fkey FOREIGN KEY (hen_id) REFERENCES hen (id);

COMMIT;
