---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop the primary key of book
ALTER TABLE book DROP PRIMARY KEY;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add the primary key of book
ALTER TABLE book ADD PRIMARY KEY (id);
