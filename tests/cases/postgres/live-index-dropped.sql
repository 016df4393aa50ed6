---- up
-- Some statements run outside of any transaction: run this file with psql, or the files of the folder one by one.
-- Drop index book_title_idx of book
-- Should it fail, put right what it says and run it again
DROP INDEX CONCURRENTLY book_title_idx;

---- down
-- Some statements run outside of any transaction: run this file with psql, or the files of the folder one by one.
-- Add index book_title_idx of book
-- Should it fail, drop the invalid index that it leaves, then run it again
CREATE INDEX CONCURRENTLY book_title_idx ON book (title);
