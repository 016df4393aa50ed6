---- up
BEGIN;

-- Drop unique constraint No two the same of person
ALTER TABLE person DROP CONSTRAINT "No two the same";

-- Drop unique constraint person_both of person
ALTER TABLE person DROP CONSTRAINT person_both;

-- Add unique constraint person_both of person
ALTER TABLE person ADD CONSTRAINT person_both UNIQUE (phone, email);

-- Add unique constraint person_code_key of person
ALTER TABLE person ADD CONSTRAINT person_code_key UNIQUE (code);

COMMIT;

---- down
BEGIN;

-- Drop unique constraint person_code_key of person
ALTER TABLE person DROP CONSTRAINT person_code_key;

-- Drop unique constraint person_both of person
ALTER TABLE person DROP CONSTRAINT person_both;

-- Add unique constraint person_both of person
ALTER TABLE person ADD CONSTRAINT person_both UNIQUE (email, phone);

-- Add unique constraint No two the same of person
ALTER TABLE person ADD CONSTRAINT "No two the same" UNIQUE (email);

COMMIT;
