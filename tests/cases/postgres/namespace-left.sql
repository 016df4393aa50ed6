---- up
BEGIN;

-- Drop table note
DROP TABLE old.note;

-- Move table log to schema public
ALTER TABLE old.log SET SCHEMA public;

-- Drop schema old
DROP SCHEMA old;

COMMIT;

---- down
BEGIN;

-- Create schema old
CREATE SCHEMA IF NOT EXISTS old;

-- Move table log to schema old
ALTER TABLE log SET SCHEMA old;

-- Create table note
CREATE TABLE old.note (
    id integer NOT NULL,
    CONSTRAINT note_pkey PRIMARY KEY (id)
);

COMMIT;
