---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop foreign key author_boss_id_fkey of author
ALTER TABLE author DROP FOREIGN KEY author_boss_id_fkey;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Change column author_id of book: type from integer to bigint
ALTER TABLE book MODIFY COLUMN author_id BIGINT NOT NULL;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Change column id of author: type from integer to bigint
ALTER TABLE author MODIFY COLUMN id BIGINT NOT NULL AUTO_INCREMENT;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Change column boss_id of author: type from integer to bigint
ALTER TABLE author MODIFY COLUMN boss_id BIGINT;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key author_boss_id_fkey of author
ALTER TABLE author ADD CONSTRAINT author_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES author (id);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 7. If the next one fails, put it right and go on from here.

-- Drop foreign key author_boss_id_fkey of author
ALTER TABLE author DROP FOREIGN KEY author_boss_id_fkey;
-- Done: 2 of 7. If the next one fails, put it right and go on from here.

-- Change column boss_id of author: type from bigint to integer
ALTER TABLE author MODIFY COLUMN boss_id INT;
-- Done: 3 of 7. If the next one fails, put it right and go on from here.

-- Change column id of author: type from bigint to integer
ALTER TABLE author MODIFY COLUMN id INT NOT NULL AUTO_INCREMENT;
-- Done: 4 of 7. If the next one fails, put it right and go on from here.

-- Change column author_id of book: type from bigint to integer
ALTER TABLE book MODIFY COLUMN author_id INT NOT NULL;
-- Done: 5 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;
-- Done: 6 of 7. If the next one fails, put it right and go on from here.

-- Add foreign key author_boss_id_fkey of author
ALTER TABLE author ADD CONSTRAINT author_boss_id_fkey FOREIGN KEY (boss_id) REFERENCES author (id);
