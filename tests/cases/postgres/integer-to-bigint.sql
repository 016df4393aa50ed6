---- up
BEGIN;

-- Change column id of visit: type from integer to bigint
ALTER TABLE visit ALTER COLUMN id TYPE bigint USING id::bigint;

-- Change column hits of visit: type from integer to bigint
ALTER TABLE visit ALTER COLUMN hits DROP DEFAULT;
ALTER TABLE visit ALTER COLUMN hits TYPE bigint USING hits::bigint;
ALTER TABLE visit ALTER COLUMN hits SET DEFAULT 0;

COMMIT;

---- down
BEGIN;

-- Change column hits of visit: type from bigint to integer
ALTER TABLE visit ALTER COLUMN hits DROP DEFAULT;
ALTER TABLE visit ALTER COLUMN hits TYPE integer USING hits::integer;
ALTER TABLE visit ALTER COLUMN hits SET DEFAULT 0;

-- Change column id of visit: type from bigint to integer
ALTER TABLE visit ALTER COLUMN id TYPE integer USING id::integer;

COMMIT;
