---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop table book
DROP TABLE book;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table book
CREATE TABLE book (
    id INT NOT NULL AUTO_INCREMENT,
    author_id INT NOT NULL,
    state ENUM('draft', 'printed'),
    PRIMARY KEY (id),
    CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id),
    INDEX book_author_id_fkey (author_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
