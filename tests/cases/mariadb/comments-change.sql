---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column title of book: comment
ALTER TABLE book MODIFY COLUMN title VARCHAR(20) NOT NULL DEFAULT 'x';
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Change column pages of book: comment
ALTER TABLE book MODIFY COLUMN pages INT NOT NULL COMMENT 'how "many" \\n; -- 100 % */';
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column id of shelf: comment
ALTER TABLE shelf MODIFY COLUMN id INT NOT NULL COMMENT 'the number';
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Change the comment of table book
ALTER TABLE book COMMENT = 'about ''good'' \\books';
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change the comment of table shelf
ALTER TABLE shelf COMMENT = 'wood';

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Change column id of shelf: comment
ALTER TABLE shelf MODIFY COLUMN id INT NOT NULL;
-- Done: 1 of 5. If the next one fails, put it right and go on from here.

-- Change column pages of book: comment
ALTER TABLE book MODIFY COLUMN pages INT NOT NULL;
-- Done: 2 of 5. If the next one fails, put it right and go on from here.

-- Change column title of book: comment
ALTER TABLE book MODIFY COLUMN title VARCHAR(20) NOT NULL DEFAULT 'x' COMMENT 'what it''s called';
-- Done: 3 of 5. If the next one fails, put it right and go on from here.

-- Remove the comment of table shelf
ALTER TABLE shelf COMMENT = '';
-- Done: 4 of 5. If the next one fails, put it right and go on from here.

-- Change the comment of table book
ALTER TABLE book COMMENT = 'about books';
