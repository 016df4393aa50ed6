---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop the primary key of book
ALTER TABLE book DROP PRIMARY KEY;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add the primary key of book
ALTER TABLE book ADD PRIMARY KEY (`no`);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop the primary key of book
ALTER TABLE book DROP PRIMARY KEY;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add the primary key of book
ALTER TABLE book ADD PRIMARY KEY (id);
