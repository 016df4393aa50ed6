---- up
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop the primary key of author
ALTER TABLE author DROP CONSTRAINT author_pkey;

-- Drop unique constraint author_code_key of author
ALTER TABLE author DROP CONSTRAINT author_code_key;

-- Add the primary key of author
ALTER TABLE author ADD CONSTRAINT author_pkey PRIMARY KEY (code);

-- Add unique constraint author_id_key of author
ALTER TABLE author ADD CONSTRAINT author_id_key UNIQUE (id);

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

COMMIT;

---- down
BEGIN;

-- Drop foreign key book_author_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_author_id_fkey;

-- Drop unique constraint author_id_key of author
ALTER TABLE author DROP CONSTRAINT author_id_key;

-- Drop the primary key of author
ALTER TABLE author DROP CONSTRAINT author_pkey;

-- Add the primary key of author
ALTER TABLE author ADD CONSTRAINT author_pkey PRIMARY KEY (id);

-- Add unique constraint author_code_key of author
ALTER TABLE author ADD CONSTRAINT author_code_key UNIQUE (code);

-- Add foreign key book_author_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_author_id_fkey FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE;

COMMIT;
