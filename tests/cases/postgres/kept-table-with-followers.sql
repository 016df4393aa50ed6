---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Keep table author aside as relata_kept_author_tass5y
ALTER TABLE author RENAME TO relata_kept_author_tass5y;

-- Rename primary key author_pkey to relata_kept_author_pkey_k4zf4f
ALTER TABLE relata_kept_author_tass5y RENAME CONSTRAINT author_pkey TO relata_kept_author_pkey_k4zf4f;

COMMIT;

---- down
BEGIN;

-- Bring table author back
ALTER TABLE relata_kept_author_tass5y RENAME TO author;

-- Rename primary key relata_kept_author_pkey_k4zf4f to author_pkey
ALTER TABLE author RENAME CONSTRAINT relata_kept_author_pkey_k4zf4f TO author_pkey;

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id);

COMMIT;
