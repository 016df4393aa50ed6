---- up
BEGIN;

-- Change column a of item: type from date to timestamp
ALTER TABLE item ALTER COLUMN a TYPE timestamp USING a::timestamp;

-- Change column b of item: type from smallint to numeric(10,2)
ALTER TABLE item ALTER COLUMN b TYPE numeric(10, 2) USING b::numeric(10, 2);

-- Change column c of item: type from numeric(8,2) to numeric(12,2)
ALTER TABLE item ALTER COLUMN c TYPE numeric(12, 2);

-- Change column d of item: type from char(5) to varchar(5)
ALTER TABLE item ALTER COLUMN d TYPE varchar(5) USING d::text;

-- Change column e of item: type from uuid to varchar(40)
ALTER TABLE item ALTER COLUMN e TYPE varchar(40) USING e::text;

-- Change column f of item: type from boolean to integer
ALTER TABLE item ALTER COLUMN f TYPE integer USING f::integer::integer;

-- Change column g of item: type from real to double
ALTER TABLE item ALTER COLUMN g TYPE double precision USING g::double precision;

COMMIT;

---- down
BEGIN;

-- Change column g of item: type from double to real
ALTER TABLE item ALTER COLUMN g TYPE real USING g::real;

-- Change column f of item: type from integer to boolean
ALTER TABLE item ALTER COLUMN f TYPE boolean USING f <> 0;

-- Change column e of item: type from varchar(40) to uuid
ALTER TABLE item ALTER COLUMN e TYPE uuid USING e::text::uuid;

-- Change column d of item: type from varchar(5) to char(5)
ALTER TABLE item ALTER COLUMN d TYPE char(5) USING d::text;

-- Change column c of item: type from numeric(12,2) to numeric(8,2)
ALTER TABLE item ALTER COLUMN c TYPE numeric(8, 2) USING c::numeric(8, 2);

-- Change column b of item: type from numeric(10,2) to smallint
ALTER TABLE item ALTER COLUMN b TYPE smallint USING b::smallint;

-- Change column a of item: type from timestamp to date
ALTER TABLE item ALTER COLUMN a TYPE date USING a::date;

COMMIT;
