---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table a to a_old
ALTER TABLE a RENAME TO a_old;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Rename table c to a
ALTER TABLE c RENAME TO a;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Rename table b to c
ALTER TABLE b RENAME TO c;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Rename table a_old to b
ALTER TABLE a_old RENAME TO b;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table b to b_old
ALTER TABLE b RENAME TO b_old;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Rename table c to b
ALTER TABLE c RENAME TO b;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Rename table a to c
ALTER TABLE a RENAME TO c;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Rename table b_old to a
ALTER TABLE b_old RENAME TO a;
