---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop index d_index_whose_name_is_so_long_that_no_database_but__f2b8c99a of a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc
DROP INDEX d_index_whose_name_is_so_long_that_no_database_but__f2b8c99a ON a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Rename table a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc to e_table_whose_name_is_so_long_that_no_database_but__caefb94b
ALTER TABLE a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc RENAME TO e_table_whose_name_is_so_long_that_no_database_but__caefb94b;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Rename column c_column_whose_name_is_so_long_that_no_database_but_86acb860 of e_table_whose_name_is_so_long_that_no_database_but__caefb94b to short
ALTER TABLE e_table_whose_name_is_so_long_that_no_database_but__caefb94b RENAME COLUMN c_column_whose_name_is_so_long_that_no_database_but_86acb860 TO short;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Change column short of e_table_whose_name_is_so_long_that_no_database_but__caefb94b: type from varchar(10) to varchar(20)
ALTER TABLE e_table_whose_name_is_so_long_that_no_database_but__caefb94b MODIFY COLUMN short VARCHAR(20) NOT NULL;

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Rename table e_table_whose_name_is_so_long_that_no_database_but__caefb94b to a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc
ALTER TABLE e_table_whose_name_is_so_long_that_no_database_but__caefb94b RENAME TO a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc;
-- Done: 1 of 4. If the next one fails, put it right and go on from here.

-- Rename column short of a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc to c_column_whose_name_is_so_long_that_no_database_but_86acb860
ALTER TABLE a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc RENAME COLUMN short TO c_column_whose_name_is_so_long_that_no_database_but_86acb860;
-- Done: 2 of 4. If the next one fails, put it right and go on from here.

-- Change column c_column_whose_name_is_so_long_that_no_database_but_86acb860 of a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc: type from varchar(20) to varchar(10)
ALTER TABLE a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc MODIFY COLUMN c_column_whose_name_is_so_long_that_no_database_but_86acb860 VARCHAR(10) NOT NULL;
-- Done: 3 of 4. If the next one fails, put it right and go on from here.

-- Add index d_index_whose_name_is_so_long_that_no_database_but__f2b8c99a of a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc
CREATE INDEX d_index_whose_name_is_so_long_that_no_database_but__f2b8c99a ON a_table_whose_name_is_so_long_that_no_database_but__b8fcddbc (c_column_whose_name_is_so_long_that_no_database_but_86acb860);
