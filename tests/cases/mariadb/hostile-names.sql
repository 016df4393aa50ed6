---- up
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check che'ck of select
ALTER TABLE `select` DROP CONSTRAINT `che'ck`;
-- Done: 1 of 11. If the next one fails, put it right and go on from here.

-- Rename table select to drop table
ALTER TABLE `select` RENAME TO `drop table`;
-- Done: 2 of 11. If the next one fails, put it right and go on from here.

-- Rename unique constraint uni"que to uni'que
ALTER TABLE `drop table` RENAME INDEX `uni"que` TO `uni'que`;
-- Done: 3 of 11. If the next one fails, put it right and go on from here.

-- Rename column group of a.b to group by
ALTER TABLE `a.b` RENAME COLUMN `group` TO `group by`;
-- Done: 4 of 11. If the next one fails, put it right and go on from here.

-- Rename column <script> of drop table to -- dash
ALTER TABLE `drop table` RENAME COLUMN `<script>` TO `-- dash`;
-- Done: 5 of 11. If the next one fails, put it right and go on from here.

-- Rename column quo"te of drop table to back`tick
ALTER TABLE `drop table` RENAME COLUMN `quo"te` TO `back``tick`;
-- Done: 6 of 11. If the next one fails, put it right and go on from here.

-- Add column null to a.b
ALTER TABLE `a.b` ADD COLUMN `null` VARCHAR(5);
-- Done: 7 of 11. If the next one fails, put it right and go on from here.

-- Change column back`tick of drop table: type from varchar(20) to varchar(30)
ALTER TABLE `drop table` MODIFY COLUMN `back``tick` VARCHAR(30) NOT NULL DEFAULT 'a''b\\c' COMMENT 'it''s */ here; --';
-- Done: 8 of 11. If the next one fails, put it right and go on from here.

-- Change column semi;colon of drop table: type from integer to bigint
ALTER TABLE `drop table` MODIFY COLUMN `semi;colon` BIGINT NOT NULL;
-- Done: 9 of 11. If the next one fails, put it right and go on from here.

-- Change the comment of table drop table
ALTER TABLE `drop table` COMMENT = 'another ''\\'' one';
-- Done: 10 of 11. If the next one fails, put it right and go on from here.

-- Add check che'ck of drop table
ALTER TABLE `drop table` ADD CONSTRAINT `che'ck` CHECK (`semi;colon` >= -1);

---- down
-- MariaDB cannot take such statements back: if one fails, those above it are done. Go on from there.

-- Drop check che'ck of drop table
ALTER TABLE `drop table` DROP CONSTRAINT `che'ck`;
-- Done: 1 of 11. If the next one fails, put it right and go on from here.

-- Drop column null of a.b
ALTER TABLE `a.b` DROP COLUMN `null`;
-- Done: 2 of 11. If the next one fails, put it right and go on from here.

-- Rename table drop table to select
ALTER TABLE `drop table` RENAME TO `select`;
-- Done: 3 of 11. If the next one fails, put it right and go on from here.

-- Rename unique constraint uni'que to uni"que
ALTER TABLE `select` RENAME INDEX `uni'que` TO `uni"que`;
-- Done: 4 of 11. If the next one fails, put it right and go on from here.

-- Rename column group by of a.b to group
ALTER TABLE `a.b` RENAME COLUMN `group by` TO `group`;
-- Done: 5 of 11. If the next one fails, put it right and go on from here.

-- Rename column -- dash of select to <script>
ALTER TABLE `select` RENAME COLUMN `-- dash` TO `<script>`;
-- Done: 6 of 11. If the next one fails, put it right and go on from here.

-- Rename column back`tick of select to quo"te
ALTER TABLE `select` RENAME COLUMN `back``tick` TO `quo"te`;
-- Done: 7 of 11. If the next one fails, put it right and go on from here.

-- Change column semi;colon of select: type from bigint to integer
ALTER TABLE `select` MODIFY COLUMN `semi;colon` INT NOT NULL;
-- Done: 8 of 11. If the next one fails, put it right and go on from here.

-- Change column quo"te of select: type from varchar(30) to varchar(20)
ALTER TABLE `select` MODIFY COLUMN `quo"te` VARCHAR(20) NOT NULL DEFAULT 'a''b\\c' COMMENT 'it''s */ here; --';
-- Done: 9 of 11. If the next one fails, put it right and go on from here.

-- Change the comment of table select
ALTER TABLE `select` COMMENT = 'a remark; -- */ ''said'' "it" yes';
-- Done: 10 of 11. If the next one fails, put it right and go on from here.

-- Add check che'ck of select
ALTER TABLE `select` ADD CONSTRAINT `che'ck` CHECK (`semi;colon` >= 0);
