---- up
BEGIN;

-- Drop index passport_person_idx of passport
DROP INDEX passport_person_idx;

-- Drop unique constraint desk_person_id_key of desk
ALTER TABLE desk DROP CONSTRAINT desk_person_id_key;

-- Add unique constraint passport_person_id_key of passport
ALTER TABLE passport ADD CONSTRAINT passport_person_id_key UNIQUE (person_id);

-- Add index desk_person_idx of desk
CREATE INDEX desk_person_idx ON desk (person_id);

COMMIT;

---- down
BEGIN;

-- Drop index desk_person_idx of desk
DROP INDEX desk_person_idx;

-- Drop unique constraint passport_person_id_key of passport
ALTER TABLE passport DROP CONSTRAINT passport_person_id_key;

-- Add unique constraint desk_person_id_key of desk
ALTER TABLE desk ADD CONSTRAINT desk_person_id_key UNIQUE (person_id);

-- Add index passport_person_idx of passport
CREATE INDEX passport_person_idx ON passport (person_id);

COMMIT;
