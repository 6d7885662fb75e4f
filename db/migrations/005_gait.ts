import type { Migration } from '../migrate.ts';

export const gait: Migration = {
  name: '005_gait',
  up: (db) =>
    db.exec(/* sql */ `
-- An event of one foot at the frame that shows it first.
CREATE TABLE gait_event (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  event TEXT NOT NULL CHECK (event IN ('initial-contact', 'foot-flat', 'midstance', 'heel-off', 'toe-off')),
  frame INTEGER NOT NULL CHECK (frame >= 0),
  UNIQUE (recording_id, side, event, frame)
) STRICT;

-- How the runner ran, parsed with the schema of a recording's conditions; what is missing there is not known.
ALTER TABLE recording ADD COLUMN conditions_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(conditions_json));
`),
};
