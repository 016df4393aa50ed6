---- up
BEGIN;

-- Change column a of item: type from bigint to integer
ALTER TABLE item ALTER COLUMN a TYPE integer USING a::integer;

-- Change column b of item: type from varchar(100) to varchar(60)
ALTER TABLE item ALTER COLUMN b TYPE varchar(60) USING b::text;

-- Change column c of item: type from text to varchar(100)
ALTER TABLE item ALTER COLUMN c TYPE varchar(100) USING c::text;

-- Change column d of item: type from numeric(12,4) to numeric(10,4)
ALTER TABLE item ALTER COLUMN d TYPE numeric(10, 4) USING d::numeric(10, 4);

-- Change column e of item: type from double to real
ALTER TABLE item ALTER COLUMN e TYPE real USING e::real;

COMMIT;

---- down
BEGIN;

-- Change column e of item: type from real to double
ALTER TABLE item ALTER COLUMN e TYPE double precision USING e::double precision;

-- Change column d of item: type from numeric(10,4) to numeric(12,4)
ALTER TABLE item ALTER COLUMN d TYPE numeric(12, 4);

-- Change column c of item: type from varchar(100) to text
ALTER TABLE item ALTER COLUMN c TYPE text;

-- Change column b of item: type from varchar(60) to varchar(100)
ALTER TABLE item ALTER COLUMN b TYPE varchar(100);

-- Change column a of item: type from integer to bigint
ALTER TABLE item ALTER COLUMN a TYPE bigint USING a::bigint;

COMMIT;
