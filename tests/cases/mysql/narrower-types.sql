---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column a of item: type from bigint to integer
ALTER TABLE item MODIFY COLUMN a INT NOT NULL;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Change column b of item: type from varchar(100) to varchar(60)
ALTER TABLE item MODIFY COLUMN b VARCHAR(60) NOT NULL;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column c of item: type from text to varchar(100)
ALTER TABLE item MODIFY COLUMN c VARCHAR(100) NOT NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Change column d of item: type from numeric(12,4) to numeric(10,4)
ALTER TABLE item MODIFY COLUMN d DECIMAL(10, 4) NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change column e of item: type from double to real
ALTER TABLE item MODIFY COLUMN e FLOAT NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column e of item: type from real to double
ALTER TABLE item MODIFY COLUMN e DOUBLE NOT NULL;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Change column d of item: type from numeric(10,4) to numeric(12,4)
ALTER TABLE item MODIFY COLUMN d DECIMAL(12, 4) NOT NULL;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column c of item: type from varchar(100) to text
ALTER TABLE item MODIFY COLUMN c TEXT NOT NULL;
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Change column b of item: type from varchar(60) to varchar(100)
ALTER TABLE item MODIFY COLUMN b VARCHAR(100) NOT NULL;
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change column a of item: type from integer to bigint
ALTER TABLE item MODIFY COLUMN a BIGINT NOT NULL;
