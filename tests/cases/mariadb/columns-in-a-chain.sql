---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column y from town to street: add it with its values
ALTER TABLE street ADD COLUMN y INT;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE street SET y = (SELECT town.y FROM town WHERE town.id = street.town_id);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Move column x from country to town: add it with its values
ALTER TABLE town ADD COLUMN x INT AFTER country_id;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE town SET x = (SELECT country.x FROM country WHERE country.id = town.country_id);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Move column x from country to town: drop it where it was
ALTER TABLE country DROP COLUMN x;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column y from town to street: drop it where it was
ALTER TABLE town DROP COLUMN y;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Move column y from street to town: add it with its values
ALTER TABLE town ADD COLUMN y INT AFTER country_id;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.
UPDATE town SET y = (SELECT street.y FROM street WHERE street.town_id = town.id ORDER BY street.id LIMIT 1);
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Move column x from town to country: add it with its values
ALTER TABLE country ADD COLUMN x INT;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.
UPDATE country SET x = (SELECT town.x FROM town WHERE town.country_id = country.id ORDER BY town.id LIMIT 1);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Move column x from town to country: drop it where it was
ALTER TABLE town DROP COLUMN x;
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Move column y from street to town: drop it where it was
ALTER TABLE street DROP COLUMN y;
