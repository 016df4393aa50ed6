---- up
BEGIN;

-- Move table item to schema right_side
ALTER TABLE left_side.item SET SCHEMA right_side;

-- Move table thing to schema left_side
ALTER TABLE right_side.thing SET SCHEMA left_side;

COMMIT;

---- down
BEGIN;

-- Move table item to schema left_side
ALTER TABLE right_side.item SET SCHEMA left_side;

-- Move table thing to schema right_side
ALTER TABLE left_side.thing SET SCHEMA right_side;

COMMIT;
