---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column a of item: type from date to timestamp
ALTER TABLE item MODIFY COLUMN a DATETIME NOT NULL;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Change column b of item: type from smallint to numeric(10,2)
ALTER TABLE item MODIFY COLUMN b DECIMAL(10, 2) NOT NULL;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Change column c of item: type from numeric(8,2) to numeric(12,2)
ALTER TABLE item MODIFY COLUMN c DECIMAL(12, 2) NOT NULL;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Change column d of item: type from char(5) to varchar(5)
ALTER TABLE item MODIFY COLUMN d VARCHAR(5) NOT NULL;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Change column e of item: type from uuid to varchar(40)
ALTER TABLE item MODIFY COLUMN e VARCHAR(40) NOT NULL;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Change column f of item: type from boolean to integer
ALTER TABLE item MODIFY COLUMN f INT NOT NULL;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Change column g of item: type from real to double
ALTER TABLE item MODIFY COLUMN g DOUBLE NOT NULL;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column g of item: type from double to real
ALTER TABLE item MODIFY COLUMN g FLOAT NOT NULL;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Change column f of item: type from integer to boolean
ALTER TABLE item MODIFY COLUMN f BOOLEAN NOT NULL;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Change column e of item: type from varchar(40) to uuid
ALTER TABLE item MODIFY COLUMN e CHAR(36) NOT NULL;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Change column d of item: type from varchar(5) to char(5)
ALTER TABLE item MODIFY COLUMN d CHAR(5) NOT NULL;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Change column c of item: type from numeric(12,2) to numeric(8,2)
ALTER TABLE item MODIFY COLUMN c DECIMAL(8, 2) NOT NULL;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Change column b of item: type from numeric(10,2) to smallint
ALTER TABLE item MODIFY COLUMN b SMALLINT NOT NULL;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Change column a of item: type from timestamp to date
ALTER TABLE item MODIFY COLUMN a DATE NOT NULL;
