---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop table book
DROP TABLE book;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Drop table author
DROP TABLE author;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table author
CREATE TABLE author (
    id INT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Create table book
CREATE TABLE book (
    id INT NOT NULL AUTO_INCREMENT,
    author_id INT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id),
    INDEX book_author_id_fkey (author_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
