---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop table book
DROP TABLE book;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Create table book
CREATE TABLE book (
    id INT NOT NULL AUTO_INCREMENT,
    title VARCHAR(40) NOT NULL,
    PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
