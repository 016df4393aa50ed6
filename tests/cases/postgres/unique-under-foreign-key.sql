---- up
BEGIN;

-- Rename unique constraint country_code to country_code_is_one
ALTER TABLE country RENAME CONSTRAINT country_code TO country_code_is_one;

-- Add column name to country
ALTER TABLE country ADD COLUMN name varchar(30);

-- Add unique constraint country_name_code of country
ALTER TABLE country ADD CONSTRAINT country_name_code UNIQUE (name, code);

COMMIT;

---- down
BEGIN;

-- Drop unique constraint country_name_code of country
ALTER TABLE country DROP CONSTRAINT country_name_code;

-- Drop column name of country
ALTER TABLE country DROP COLUMN name;

-- Rename unique constraint country_code_is_one to country_code
ALTER TABLE country RENAME CONSTRAINT country_code_is_one TO country_code;

COMMIT;
