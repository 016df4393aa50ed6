---- up
BEGIN;

-- Add column a_name_that_is_longer_than_any_database_but_one_wo_bf2942ab to book
ALTER TABLE book ADD COLUMN a_name_that_is_longer_than_any_database_but_one_wo_bf2942ab integer;

-- Add column a_name_that_is_longer_than_any_database_but_one_wo_c029443e to book
ALTER TABLE book ADD COLUMN a_name_that_is_longer_than_any_database_but_one_wo_c029443e integer;

COMMIT;

---- down
BEGIN;

-- Drop column a_name_that_is_longer_than_any_database_but_one_wo_c029443e of book
ALTER TABLE book DROP COLUMN a_name_that_is_longer_than_any_database_but_one_wo_c029443e;

-- Drop column a_name_that_is_longer_than_any_database_but_one_wo_bf2942ab of book
ALTER TABLE book DROP COLUMN a_name_that_is_longer_than_any_database_but_one_wo_bf2942ab;

COMMIT;
