---- up
BEGIN;

-- Change column at of event: type from timestamp to json
ALTER TABLE event ALTER COLUMN at TYPE jsonb USING to_jsonb(at);

-- Change column day of event: type from date to json
ALTER TABLE event ALTER COLUMN day TYPE jsonb USING to_jsonb(day);

-- Change column code of event: type from uuid to json
ALTER TABLE event ALTER COLUMN code TYPE jsonb USING to_jsonb(code);

COMMIT;

---- down
BEGIN;

-- Change column code of event: type from json to uuid
ALTER TABLE event ALTER COLUMN code TYPE uuid USING (code #>> '{}')::uuid;

-- Change column day of event: type from json to date
ALTER TABLE event ALTER COLUMN day TYPE date USING (day #>> '{}')::date;

-- Change column at of event: type from json to timestamp
ALTER TABLE event ALTER COLUMN at TYPE timestamp USING (at #>> '{}')::timestamp;

COMMIT;
