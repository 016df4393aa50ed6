---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of visit: type from integer to bigint
ALTER TABLE visit MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'the number';
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column hits of visit: type from integer to bigint
ALTER TABLE visit MODIFY COLUMN hits BIGINT NOT NULL DEFAULT 0 COMMENT 'how often';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column hits of visit: type from bigint to integer
ALTER TABLE visit MODIFY COLUMN hits INT NOT NULL DEFAULT 0 COMMENT 'how often';
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Change column id of visit: type from bigint to integer
ALTER TABLE visit MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT COMMENT 'the number';
