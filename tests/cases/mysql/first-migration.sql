---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table author
CREATE TABLE author (
    id INT NOT NULL AUTO_INCREMENT,
    name TEXT NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Create table book
CREATE TABLE book (
    id INT NOT NULL AUTO_INCREMENT,
    author_id INT,
    state ENUM('draft', 'printed') NOT NULL DEFAULT 'draft',
    title VARCHAR(100) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE SET NULL,
    INDEX book_author_idx (author_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop table book
DROP TABLE book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Drop table author
DROP TABLE author;
