---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key city_country_fkey of city
ALTER TABLE city DROP FOREIGN KEY city_country_fkey;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop unique constraint country_code of country
DROP INDEX country_code ON country;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint another_unique of country
ALTER TABLE country ADD CONSTRAINT another_unique UNIQUE (code);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add foreign key city_country_fkey of city
ALTER TABLE city ADD CONSTRAINT city_country_fkey FOREIGN KEY (country) REFERENCES country (code) ON UPDATE CASCADE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key city_country_fkey of city
ALTER TABLE city DROP FOREIGN KEY city_country_fkey;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop unique constraint another_unique of country
DROP INDEX another_unique ON country;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint country_code of country
ALTER TABLE country ADD CONSTRAINT country_code UNIQUE (code);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add foreign key city_country_fkey of city
ALTER TABLE city ADD CONSTRAINT city_country_fkey FOREIGN KEY (country) REFERENCES country (code) ON UPDATE CASCADE;
