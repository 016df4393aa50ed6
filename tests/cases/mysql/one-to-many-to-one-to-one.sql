---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key passport_person_id_fkey of passport
ALTER TABLE passport DROP FOREIGN KEY passport_person_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key desk_person_id_fkey of desk
ALTER TABLE desk DROP FOREIGN KEY desk_person_id_fkey;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop index passport_person_idx of passport
DROP INDEX passport_person_idx ON passport;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop unique constraint desk_person_id_key of desk
DROP INDEX desk_person_id_key ON desk;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Add unique constraint passport_person_id_key of passport
ALTER TABLE passport ADD CONSTRAINT passport_person_id_key UNIQUE (person_id);
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add index desk_person_idx of desk
CREATE INDEX desk_person_idx ON desk (person_id);
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key passport_person_id_fkey of passport
ALTER TABLE passport ADD CONSTRAINT passport_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key desk_person_id_fkey of desk
ALTER TABLE desk ADD CONSTRAINT desk_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop foreign key passport_person_id_fkey of passport
ALTER TABLE passport DROP FOREIGN KEY passport_person_id_fkey;
-- Done: 1 of 8. If the next one fails, put it right and go on from here.

-- Drop foreign key desk_person_id_fkey of desk
ALTER TABLE desk DROP FOREIGN KEY desk_person_id_fkey;
-- Done: 2 of 8. If the next one fails, put it right and go on from here.

-- Drop index desk_person_idx of desk
DROP INDEX desk_person_idx ON desk;
-- Done: 3 of 8. If the next one fails, put it right and go on from here.

-- Drop unique constraint passport_person_id_key of passport
DROP INDEX passport_person_id_key ON passport;
-- Done: 4 of 8. If the next one fails, put it right and go on from here.

-- Add unique constraint desk_person_id_key of desk
ALTER TABLE desk ADD CONSTRAINT desk_person_id_key UNIQUE (person_id);
-- Done: 5 of 8. If the next one fails, put it right and go on from here.

-- Add index passport_person_idx of passport
CREATE INDEX passport_person_idx ON passport (person_id);
-- Done: 6 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key passport_person_id_fkey of passport
ALTER TABLE passport ADD CONSTRAINT passport_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id);
-- Done: 7 of 8. If the next one fails, put it right and go on from here.

-- Add foreign key desk_person_id_fkey of desk
ALTER TABLE desk ADD CONSTRAINT desk_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id);
