---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;
