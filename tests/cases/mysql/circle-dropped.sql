---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key egg_hen_id_fkey of egg
ALTER TABLE egg DROP FOREIGN KEY egg_hen_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop table hen
DROP TABLE hen;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop table egg
DROP TABLE egg;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Create table key
CREATE TABLE `key` (
    id INT NOT NULL,
    lock_id INT NOT NULL,
    PRIMARY KEY (id),
    INDEX key_lock_id_fkey (lock_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Create table lock
CREATE TABLE `lock` (
    id INT NOT NULL,
    key_id INT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT lock_key_id_fkey FOREIGN KEY (key_id) REFERENCES `key` (id),
    INDEX lock_key_id_fkey (key_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key key_lock_id_fkey of key
ALTER TABLE `key` ADD CONSTRAINT key_lock_id_fkey FOREIGN KEY (lock_id) REFERENCES `lock` (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key key_lock_id_fkey of key
ALTER TABLE `key` DROP FOREIGN KEY key_lock_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop table lock
DROP TABLE `lock`;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop table key
DROP TABLE `key`;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Create table egg
CREATE TABLE egg (
    id INT NOT NULL,
    hen_id INT NOT NULL,
    PRIMARY KEY (id),
    INDEX egg_hen_id_fkey (hen_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Create table hen
CREATE TABLE hen (
    id INT NOT NULL,
    egg_id INT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT hen_egg_id_fkey FOREIGN KEY (egg_id) REFERENCES egg (id),
    INDEX hen_egg_id_fkey (egg_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key egg_hen_id_fkey of egg
ALTER TABLE egg ADD CONSTRAINT egg_hen_id_fkey FOREIGN KEY (hen_id) REFERENCES hen (id);
