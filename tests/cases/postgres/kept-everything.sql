---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop foreign key note_book_id_fkey of note
ALTER TABLE note DROP CONSTRAINT note_book_id_fkey;

-- Keep table book aside as relata_kept_book_cft5qg
ALTER TABLE book RENAME TO relata_kept_book_cft5qg;

-- Rename table author to writer
ALTER TABLE author RENAME TO writer;

-- Keep table note aside as relata_kept_note_xykex5
ALTER TABLE note RENAME TO relata_kept_note_xykex5;

-- Rename primary key book_pkey to relata_kept_book_pkey_tckajd
ALTER TABLE relata_kept_book_cft5qg RENAME CONSTRAINT book_pkey TO relata_kept_book_pkey_tckajd;

-- Keep column born of writer aside as relata_kept_born_8d2mwq
ALTER TABLE writer RENAME COLUMN born TO relata_kept_born_8d2mwq;

COMMIT;

---- down
BEGIN;

-- Bring table book back
ALTER TABLE relata_kept_book_cft5qg RENAME TO book;

-- Rename table writer to author
ALTER TABLE writer RENAME TO author;

-- Bring table note back
ALTER TABLE relata_kept_note_xykex5 RENAME TO note;

-- Rename primary key relata_kept_book_pkey_tckajd to book_pkey
ALTER TABLE book RENAME CONSTRAINT relata_kept_book_pkey_tckajd TO book_pkey;

-- Bring column born of author back
ALTER TABLE author RENAME COLUMN relata_kept_born_8d2mwq TO born;

-- Add foreign key note_book_id_fkey of note
ALTER TABLE note ADD CONSTRAINT note_book_id_fkey FOREIGN KEY (book_id) REFERENCES book (id);

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;
