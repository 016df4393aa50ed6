---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table cat to cat_old
ALTER TABLE cat RENAME TO cat_old;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename table dog to cat
ALTER TABLE dog RENAME TO cat;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename table cat_old to dog
ALTER TABLE cat_old RENAME TO dog;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table dog to dog_old
ALTER TABLE dog RENAME TO dog_old;
-- Done: 1 of 3. If the next one fails, put it right and go on from here.

-- Rename table cat to dog
ALTER TABLE cat RENAME TO dog;
-- Done: 2 of 3. If the next one fails, put it right and go on from here.

-- Rename table dog_old to cat
ALTER TABLE dog_old RENAME TO cat;
