---- up
BEGIN;

-- Change the comment of table book
COMMENT ON TABLE book IS 'It''s */ read';

COMMIT;

---- down
BEGIN;

-- Change the comment of table book
COMMENT ON TABLE book IS 'What can be read';

COMMIT;
