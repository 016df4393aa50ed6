---- up
BEGIN;

-- Remove the comment of table book
COMMENT ON TABLE book IS NULL;

COMMIT;

---- down
BEGIN;

-- Change the comment of table book
COMMENT ON TABLE book IS 'What can be read';

COMMIT;
