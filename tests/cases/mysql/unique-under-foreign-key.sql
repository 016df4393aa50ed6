---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename unique constraint country_code to country_code_is_one
ALTER TABLE country RENAME INDEX country_code TO country_code_is_one;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Add column name to country
ALTER TABLE country ADD COLUMN name VARCHAR(30);
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Add unique constraint country_name_code of country
ALTER TABLE country ADD CONSTRAINT country_name_code UNIQUE (name, code);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint country_name_code of country
DROP INDEX country_name_code ON country;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Drop column name of country
ALTER TABLE country DROP COLUMN name;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename unique constraint country_code_is_one to country_code
ALTER TABLE country RENAME INDEX country_code_is_one TO country_code;
