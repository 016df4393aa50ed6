---- up
BEGIN;

-- Rename primary key a_pk to A key
ALTER TABLE a RENAME CONSTRAINT a_pk TO "A key";

-- Rename unique constraint a_x to A x
ALTER TABLE a RENAME CONSTRAINT a_x TO "A x";

-- Rename check a_y to A y
ALTER TABLE a RENAME CONSTRAINT a_y TO "A y";

-- Rename index a_i to A i
ALTER INDEX a_i RENAME TO "A i";

-- Rename foreign key b_a to B to A
ALTER TABLE b RENAME CONSTRAINT b_a TO "B to A";

-- Rename index b_a_idx to B idx
ALTER INDEX b_a_idx RENAME TO "B idx";

COMMIT;

---- down
BEGIN;

-- Rename primary key A key to a_pk
ALTER TABLE a RENAME CONSTRAINT "A key" TO a_pk;

-- Rename unique constraint A x to a_x
ALTER TABLE a RENAME CONSTRAINT "A x" TO a_x;

-- Rename check A y to a_y
ALTER TABLE a RENAME CONSTRAINT "A y" TO a_y;

-- Rename index A i to a_i
ALTER INDEX "A i" RENAME TO a_i;

-- Rename foreign key B to A to b_a
ALTER TABLE b RENAME CONSTRAINT "B to A" TO b_a;

-- Rename index B idx to b_a_idx
ALTER INDEX "B idx" RENAME TO b_a_idx;

COMMIT;
