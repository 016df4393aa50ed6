---- up
BEGIN;

-- Drop foreign key book_detail_id_fkey of book
ALTER TABLE book DROP CONSTRAINT book_detail_id_fkey;

-- Drop foreign key detail_place_id_fkey of detail
ALTER TABLE detail DROP CONSTRAINT detail_place_id_fkey;

-- Drop table place
DROP TABLE place;

-- Move column isbn from detail to book: add it with its values
ALTER TABLE book ADD COLUMN isbn varchar(20);
UPDATE book SET isbn = (SELECT detail.isbn FROM detail WHERE detail.id = book.detail_id);

-- Drop column detail_id of book
ALTER TABLE book DROP COLUMN detail_id;

-- Drop table detail
DROP TABLE detail;

COMMIT;

---- down
BEGIN;

-- Create table place
CREATE TABLE place (
    id integer NOT NULL,
    CONSTRAINT place_pkey PRIMARY KEY (id)
);

-- Create table detail
CREATE TABLE detail (
    id integer NOT NULL,
    isbn varchar(20) NOT NULL,
    place_id integer,
    CONSTRAINT detail_pkey PRIMARY KEY (id),
    CONSTRAINT detail_place_id_fkey FOREIGN KEY (place_id) REFERENCES place (id)
);

-- Add column detail_id to book
ALTER TABLE book ADD COLUMN detail_id integer;
UPDATE book SET detail_id = (SELECT id FROM detail ORDER BY id LIMIT 1) WHERE detail_id IS NULL;
ALTER TABLE book ALTER COLUMN detail_id SET NOT NULL;

-- Move column isbn from book to detail: drop it where it was
ALTER TABLE book DROP COLUMN isbn;

-- Add foreign key book_detail_id_fkey of book
ALTER TABLE book ADD CONSTRAINT book_detail_id_fkey FOREIGN KEY (detail_id) REFERENCES detail (id);

COMMIT;
