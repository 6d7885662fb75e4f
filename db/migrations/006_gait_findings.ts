import type { Migration } from '../migrate.ts';

export const gaitFindings: Migration = {
  name: '006_gait_findings',
  up: (db) =>
    db.exec(/* sql */ `
-- A guided protocol of a visit, begun once and resumed. The protocol is kept as it was begun: the clinic may edit its file meanwhile.
CREATE TABLE protocol_run (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  protocol_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  protocol_json TEXT NOT NULL CHECK (json_valid(protocol_json)),
  state_json TEXT NOT NULL CHECK (json_valid(state_json)),
  started_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  finished_at TEXT
) STRICT;
CREATE INDEX protocol_run_by_visit ON protocol_run (visit_id, started_at);

-- What the clinician said to a suggestion, with the suggestion as it was shown. subject names what it is about within the visit.
CREATE TABLE hint_decision (
  visit_id TEXT NOT NULL REFERENCES visit (id),
  hint_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'dismissed')),
  note TEXT NOT NULL,
  hint_json TEXT NOT NULL CHECK (json_valid(hint_json)),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  PRIMARY KEY (visit_id, hint_id, subject)
) STRICT;

-- Two clips whose difference table the clinician keeps for the report; its numbers are made anew each time it is shown.
CREATE TABLE kept_difference (
  a_recording_id TEXT NOT NULL REFERENCES recording (id),
  b_recording_id TEXT NOT NULL REFERENCES recording (id),
  purposes_json TEXT NOT NULL CHECK (json_valid(purposes_json)),
  kept_at TEXT NOT NULL,
  PRIMARY KEY (a_recording_id, b_recording_id)
) STRICT;
CREATE INDEX kept_difference_by_b ON kept_difference (b_recording_id);
`),
};
