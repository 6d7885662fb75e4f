import type { Migration } from '../migrate.ts';

export const comparisons: Migration = {
  name: '003_comparisons',
  up: (db) =>
    db.exec(/* sql */ `
-- How it is shown and what is paired lives in content_json, parsed with the comparison's schema; its clips are rows of comparison_pane.
CREATE TABLE comparison (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX comparison_by_patient ON comparison (patient_id, updated_at);

-- One clip may stand in two panes, once mirrored.
CREATE TABLE comparison_pane (
  comparison_id TEXT NOT NULL REFERENCES comparison (id),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 3),
  recording_id TEXT NOT NULL REFERENCES recording (id),
  PRIMARY KEY (comparison_id, position)
) STRICT;
CREATE INDEX comparison_pane_by_recording ON comparison_pane (recording_id);
`),
};
