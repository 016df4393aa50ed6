---- up
BEGIN;

-- Create schema shop
CREATE SCHEMA IF NOT EXISTS shop;

-- Move table book to schema shop
ALTER TABLE book SET SCHEMA shop;

COMMIT;

---- down
BEGIN;

-- Move table book to schema public
ALTER TABLE shop.book SET SCHEMA public;

-- Drop schema shop
DROP SCHEMA shop;

COMMIT;
