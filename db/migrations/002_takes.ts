import type { Migration } from '../migrate.ts';

export const takes: Migration = {
  name: '002_takes',
  up: (db) =>
    db.exec(/* sql */ `
-- One row a camera. Takes of one group were begun together and carry one number.
CREATE TABLE take (
  id TEXT PRIMARY KEY,
  group_id TEXT NOT NULL,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  number INTEGER NOT NULL CHECK (number > 0),
  role TEXT NOT NULL CHECK (role IN ('side-left', 'side-right', 'rear', 'front')),
  state TEXT NOT NULL CHECK (state IN ('recording', 'kept', 'discarded')),
  camera_json TEXT NOT NULL CHECK (json_valid(camera_json)),
  conditions_json TEXT NOT NULL CHECK (json_valid(conditions_json)),
  started_at TEXT NOT NULL,
  log_json TEXT CHECK (log_json IS NULL OR json_valid(log_json)),
  recording_id TEXT REFERENCES recording (id),
  UNIQUE (group_id, role),
  CHECK ((state = 'kept') = (recording_id IS NOT NULL))
) STRICT;
CREATE INDEX take_by_visit ON take (visit_id, number);
CREATE INDEX take_by_recording ON take (recording_id);
CREATE INDEX take_by_state ON take (state, started_at);

-- How two clips of a group lie on one clock; measured again, the newer takes its place.
CREATE TABLE take_sync (
  group_id TEXT PRIMARY KEY,
  reference_id TEXT NOT NULL REFERENCES take (id),
  other_id TEXT NOT NULL REFERENCES take (id),
  offset_s REAL NOT NULL,
  residual_s REAL NOT NULL CHECK (residual_s >= 0),
  method TEXT NOT NULL CHECK (method IN ('shared-clock', 'light')),
  CHECK (reference_id <> other_id)
) STRICT;
`),
};
