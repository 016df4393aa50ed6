---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop the primary key of author
ALTER TABLE author DROP PRIMARY KEY;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop unique constraint author_code_key of author
DROP INDEX author_code_key ON author;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add the primary key of author
ALTER TABLE author ADD PRIMARY KEY (code);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add unique constraint author_id_key of author
ALTER TABLE author ADD CONSTRAINT author_id_key UNIQUE (id);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 6. If the next one fails, put it right and go on from here.

-- Drop unique constraint author_id_key of author
DROP INDEX author_id_key ON author;
-- Done: 2 of 6. If the next one fails, put it right and go on from here.

-- Drop the primary key of author
ALTER TABLE author DROP PRIMARY KEY;
-- Done: 3 of 6. If the next one fails, put it right and go on from here.

-- Add the primary key of author
ALTER TABLE author ADD PRIMARY KEY (id);
-- Done: 4 of 6. If the next one fails, put it right and go on from here.

-- Add unique constraint author_code_key of author
ALTER TABLE author ADD CONSTRAINT author_code_key UNIQUE (code);
-- Done: 5 of 6. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
