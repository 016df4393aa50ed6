---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP FOREIGN KEY book_author_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key note_book_id_fkey of note
ALTER TABLE note DROP FOREIGN KEY note_book_id_fkey;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop index book_author_id_fkey of book
DROP INDEX book_author_id_fkey ON book;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop index note_book_id_fkey of note
DROP INDEX note_book_id_fkey ON note;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Keep table book aside as relata_kept_book_cft5qg
ALTER TABLE book RENAME TO relata_kept_book_cft5qg;
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Keep table note aside as relata_kept_note_xykex5
ALTER TABLE note RENAME TO relata_kept_note_xykex5;
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Keep column born of writer aside as relata_kept_born_8d2mwq
ALTER TABLE writer RENAME COLUMN born TO relata_kept_born_8d2mwq;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Bring table book back
ALTER TABLE relata_kept_book_cft5qg RENAME TO book;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Bring table note back
ALTER TABLE relata_kept_note_xykex5 RENAME TO note;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Bring column born of author back
ALTER TABLE author RENAME COLUMN relata_kept_born_8d2mwq TO born;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Add index note_book_id_fkey of note
CREATE INDEX note_book_id_fkey ON note (book_id);
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add index book_author_id_fkey of book
CREATE INDEX book_author_id_fkey ON book (author_id);
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key note_book_id_fkey of note
ALTER TABLE note ADD CONSTRAINT note_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);
