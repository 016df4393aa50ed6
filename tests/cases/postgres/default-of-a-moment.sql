---- up
BEGIN;

-- Change column id of token: no default
ALTER TABLE token ALTER COLUMN id DROP DEFAULT;

-- Change column ends of token: default
ALTER TABLE token ALTER COLUMN ends DROP DEFAULT;
ALTER TABLE token ALTER COLUMN ends SET DEFAULT (now() + '1 day'::interval);

COMMIT;

---- down
BEGIN;

-- Change column ends of token: default
ALTER TABLE token ALTER COLUMN ends DROP DEFAULT;
ALTER TABLE token ALTER COLUMN ends SET DEFAULT (now());

-- Change column id of token: default
ALTER TABLE token ALTER COLUMN id SET DEFAULT (gen_random_uuid());

COMMIT;
