---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint No two the same of person
DROP INDEX `No two the same` ON person;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop unique constraint person_both of person
DROP INDEX person_both ON person;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint person_both of person
ALTER TABLE person ADD CONSTRAINT person_both UNIQUE (phone, email);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint person_code_key of person
ALTER TABLE person ADD CONSTRAINT person_code_key UNIQUE (code);

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop unique constraint person_code_key of person
DROP INDEX person_code_key ON person;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Drop unique constraint person_both of person
DROP INDEX person_both ON person;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint person_both of person
ALTER TABLE person ADD CONSTRAINT person_both UNIQUE (email, phone);
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add unique constraint No two the same of person
ALTER TABLE person ADD CONSTRAINT `No two the same` UNIQUE (email);
