---- up
BEGIN;

-- Create schema shop
CREATE SCHEMA IF NOT EXISTS shop;

-- Create schema people
CREATE SCHEMA IF NOT EXISTS people;

-- Move table book to schema shop
ALTER TABLE book SET SCHEMA shop;

-- Move table author to schema people
ALTER TABLE author SET SCHEMA people;

COMMIT;

---- down
BEGIN;

-- Move table book to schema public
ALTER TABLE shop.book SET SCHEMA public;

-- Move table author to schema public
ALTER TABLE people.author SET SCHEMA public;

-- Drop schema people
DROP SCHEMA people;

-- Drop schema shop
DROP SCHEMA shop;

COMMIT;
