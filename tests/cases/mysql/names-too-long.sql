---- up
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Add column a_name_that_is_longer_than_any_database_but_one_wou_bf2942ab to book
ALTER TABLE book ADD COLUMN a_name_that_is_longer_than_any_database_but_one_wou_bf2942ab INT;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Add column a_name_that_is_longer_than_any_database_but_one_wou_c029443e to book
ALTER TABLE book ADD COLUMN a_name_that_is_longer_than_any_database_but_one_wou_c029443e INT;

---- down
-- MySQL cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop column a_name_that_is_longer_than_any_database_but_one_wou_c029443e of book
ALTER TABLE book DROP COLUMN a_name_that_is_longer_than_any_database_but_one_wou_c029443e;
-- Done: 1 of 2. If the next one fails, put it right and go on from here.

-- Drop column a_name_that_is_longer_than_any_database_but_one_wou_bf2942ab of book
ALTER TABLE book DROP COLUMN a_name_that_is_longer_than_any_database_but_one_wou_bf2942ab;
