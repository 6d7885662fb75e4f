import type { Migration } from '../migrate.ts';

export const tracks: Migration = {
  name: '004_tracks',
  up: (db) =>
    db.exec(/* sql */ `
-- A point followed through a clip: one row a path, its places in record_json, parsed with the track's schema.
CREATE TABLE track (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  name TEXT NOT NULL,
  from_frame INTEGER NOT NULL CHECK (from_frame >= 0),
  to_frame INTEGER NOT NULL CHECK (to_frame >= from_frame),
  position INTEGER NOT NULL,
  record_json TEXT NOT NULL CHECK (json_valid(record_json))
) STRICT;
CREATE INDEX track_by_recording ON track (recording_id, position);
`),
};
