---- up
BEGIN;

-- Drop foreign key city_country_fkey of city
ALTER TABLE city DROP CONSTRAINT city_country_fkey;

-- Drop unique constraint country_code of country
ALTER TABLE country DROP CONSTRAINT country_code;

-- Add unique constraint another_unique of country
ALTER TABLE country ADD CONSTRAINT another_unique UNIQUE (code);

-- Add foreign key city_country_fkey of city
ALTER TABLE city ADD CONSTRAINT city_country_fkey FOREIGN KEY (country) REFERENCES country (code) ON UPDATE CASCADE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key city_country_fkey of city
ALTER TABLE city DROP CONSTRAINT city_country_fkey;

-- Drop unique constraint another_unique of country
ALTER TABLE country DROP CONSTRAINT another_unique;

-- Add unique constraint country_code of country
ALTER TABLE country ADD CONSTRAINT country_code UNIQUE (code);

-- Add foreign key city_country_fkey of city
ALTER TABLE city ADD CONSTRAINT city_country_fkey FOREIGN KEY (country) REFERENCES country (code) ON UPDATE CASCADE;

COMMIT;
