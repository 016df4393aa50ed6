---- up
BEGIN;

-- Move column y from town to street: add it with its values
ALTER TABLE street ADD COLUMN y integer;
UPDATE street SET y = (SELECT town.y FROM town WHERE town.id = street.town_id);

-- Move column x from country to town: add it with its values
ALTER TABLE town ADD COLUMN x integer;
UPDATE town SET x = (SELECT country.x FROM country WHERE country.id = town.country_id);

-- Move column x from country to town: drop it where it was
ALTER TABLE country DROP COLUMN x;

-- Move column y from town to street: drop it where it was
ALTER TABLE town DROP COLUMN y;

COMMIT;

---- down
BEGIN;

-- Move column y from street to town: add it with its values
ALTER TABLE town ADD COLUMN y integer;
UPDATE town SET y = (SELECT street.y FROM street WHERE street.town_id = town.id ORDER BY street.id LIMIT 1);

-- Move column x from town to country: add it with its values
ALTER TABLE country ADD COLUMN x integer;
UPDATE country SET x = (SELECT town.x FROM town WHERE town.country_id = country.id ORDER BY town.id LIMIT 1);

-- Move column x from town to country: drop it where it was
ALTER TABLE town DROP COLUMN x;

-- Move column y from street to town: drop it where it was
ALTER TABLE street DROP COLUMN y;

COMMIT;
