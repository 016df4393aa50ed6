---- up
BEGIN;

-- Change column weight of book: type from real to double
ALTER TABLE book ALTER COLUMN weight TYPE double precision USING weight::double precision;

COMMIT;

---- down
BEGIN;

-- Change column weight of book: type from double to real
ALTER TABLE book ALTER COLUMN weight TYPE real USING weight::real;

COMMIT;
