---- up
-- Nothing to do.

---- down
-- Nothing to do.
