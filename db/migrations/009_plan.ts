import type { Migration } from '../migrate.ts';

export const plan: Migration = {
  name: '009_plan',
  up: (db) =>
    db.exec(/* sql */ `
-- A programme taken for a patient; what it asks for stands in its versions.
CREATE TABLE loading_plan (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  episode_id TEXT NOT NULL REFERENCES episode (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX loading_plan_by_patient ON loading_plan (patient_id, created_at);
CREATE INDEX loading_plan_by_episode ON loading_plan (episode_id);

-- A plan as it stood from a day on, whole. The latest is worked on at its visit on the day that it was made; then it stays. steps_json are the changes that made it, of which
-- the first steps_done are done and the others were undone; edits_json is what makes it of the version before.
CREATE TABLE plan_version (
  plan_id TEXT NOT NULL REFERENCES loading_plan (id),
  number INTEGER NOT NULL CHECK (number > 0),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  from_day TEXT NOT NULL,
  plan_json TEXT NOT NULL CHECK (json_valid(plan_json)),
  edits_json TEXT NOT NULL CHECK (json_valid(edits_json)),
  steps_json TEXT NOT NULL CHECK (json_valid(steps_json)),
  steps_done INTEGER NOT NULL CHECK (steps_done >= 0),
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  why TEXT NOT NULL,
  signed_at TEXT,
  PRIMARY KEY (plan_id, number)
) STRICT;
CREATE INDEX plan_version_by_visit ON plan_version (visit_id);
CREATE TRIGGER plan_version_is_kept
  BEFORE UPDATE OF plan_id, number, visit_id, from_day, plan_json, edits_json, steps_json, steps_done, made_at, made_by, why ON plan_version
  WHEN OLD.signed_at IS NOT NULL OR EXISTS (SELECT 1 FROM plan_version AS later WHERE later.plan_id = OLD.plan_id AND later.number > OLD.number)
  BEGIN SELECT RAISE(ABORT, 'a version of a plan that is over is not changed'); END;

-- What a clinician made of a suggestion, with the suggestion as it was, or judged of a criterion. Only added to.
CREATE TABLE plan_deed (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES loading_plan (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  deed TEXT NOT NULL CHECK (deed IN ('decision', 'judgement')),
  done_at TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json))
) STRICT;
CREATE INDEX plan_deed_by_plan ON plan_deed (plan_id, done_at);
CREATE INDEX plan_deed_by_visit ON plan_deed (visit_id);
CREATE TRIGGER plan_deed_is_not_changed BEFORE UPDATE ON plan_deed BEGIN SELECT RAISE(ABORT, 'what was decided about a plan is not changed'); END;

-- What was done and how it was borne, day by day, over all plans of an episode.
CREATE TABLE diary_day (
  episode_id TEXT NOT NULL REFERENCES episode (id),
  day TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  entered_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (episode_id, day)
) STRICT;

-- Runs of a patient, whichever problem they have.
CREATE TABLE training_run (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  day TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  entered_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX training_run_by_patient ON training_run (patient_id, day);

-- Days of which somebody said that every run is entered: without it, a day without a run is a day of which nobody knows.
CREATE TABLE runs_logged (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  said_at TEXT NOT NULL,
  said_by TEXT NOT NULL,
  removed_at TEXT,
  CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX runs_logged_by_patient ON runs_logged (patient_id, from_day);

CREATE TABLE shoe (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX shoe_by_patient ON shoe (patient_id, created_at);
`),
};
