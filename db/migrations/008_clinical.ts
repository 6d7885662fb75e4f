import type { Migration } from '../migrate.ts';

export const clinical: Migration = {
  name: '008_clinical',
  up: (db) =>
    db.exec(/* sql */ `
-- One injury problem over several visits; details_json is parsed with the episode's schema.
CREATE TABLE episode (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX episode_by_patient ON episode (patient_id, created_at);

-- Several sessions of shockwave at one place; its sessions are forms.
CREATE TABLE shockwave_course (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  episode_id TEXT REFERENCES episode (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX shockwave_course_by_patient ON shockwave_course (patient_id, created_at);
CREATE INDEX shockwave_course_by_episode ON shockwave_course (episode_id) WHERE episode_id IS NOT NULL;

-- What is filled in at a visit: intake, screening, scores, treatments, notes. details_json is parsed with the schema of its kind; judgement_json is what the rules in force
-- said when it was written, with their version and inputs; derived_json the numbers made of it, with the version of what made them. signed_at is its visit's.
CREATE TABLE clinical_form (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  episode_id TEXT REFERENCES episode (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  judgement_json TEXT NOT NULL CHECK (json_valid(judgement_json)),
  derived_json TEXT NOT NULL CHECK (json_valid(derived_json)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  signed_at TEXT,
  removed_at TEXT
) STRICT;
CREATE INDEX clinical_form_by_visit ON clinical_form (visit_id, created_at);
CREATE INDEX clinical_form_by_patient ON clinical_form (patient_id, kind, created_at);
CREATE INDEX clinical_form_by_episode ON clinical_form (episode_id) WHERE episode_id IS NOT NULL;
-- What nobody has signed yet, for the home screen.
CREATE INDEX clinical_form_open ON clinical_form (updated_at, visit_id) WHERE signed_at IS NULL AND removed_at IS NULL;

-- A signed visit with everything it held then; afterwards it is only added to.
CREATE TABLE visit_signature (
  visit_id TEXT PRIMARY KEY REFERENCES visit (id),
  signed_at TEXT NOT NULL,
  signed_by_json TEXT NOT NULL CHECK (json_valid(signed_by_json)),
  note_sha256 TEXT NOT NULL CHECK (length(note_sha256) = 64),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) STRICT;
CREATE TRIGGER visit_signature_is_not_changed BEFORE UPDATE ON visit_signature BEGIN SELECT RAISE(ABORT, 'a signature is not changed'); END;

CREATE TABLE amendment (
  visit_id TEXT NOT NULL REFERENCES visit_signature (visit_id),
  position INTEGER NOT NULL CHECK (position > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  PRIMARY KEY (visit_id, position)
) STRICT;
CREATE TRIGGER amendment_is_not_changed BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'an amendment is not changed'); END;

-- A consent as it was given or refused; withdrawing it is written beside it, never over it.
CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('treatment', 'data-protection', 'video-use')),
  purpose TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX consent_by_patient ON consent (patient_id, kind, created_at);
CREATE TRIGGER consent_is_not_changed BEFORE UPDATE OF id, kind, purpose, details_json, created_at ON consent
  BEGIN SELECT RAISE(ABORT, 'a consent is withdrawn, not changed'); END;

CREATE TABLE consent_withdrawal (
  consent_id TEXT PRIMARY KEY REFERENCES consent (id),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER consent_withdrawal_is_not_changed BEFORE UPDATE ON consent_withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal is not changed'); END;

-- What was raised and done about red flags, one line a deed. Only added to.
CREATE TABLE red_flag_deed (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT REFERENCES visit (id),
  deed TEXT NOT NULL CHECK (deed IN ('raised', 'event', 'override', 'report')),
  done_at TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json))
) STRICT;
CREATE INDEX red_flag_deed_by_patient ON red_flag_deed (patient_id, done_at);
CREATE INDEX red_flag_deed_by_visit ON red_flag_deed (visit_id) WHERE visit_id IS NOT NULL;
CREATE TRIGGER red_flag_deed_is_not_changed BEFORE UPDATE OF id, visit_id, deed, done_at, details_json ON red_flag_deed
  BEGIN SELECT RAISE(ABORT, 'what was done about a red flag is not changed'); END;

-- What was promised and is not done, made anew from the forms, courses and deeds of a patient whenever one of them is written: the home screen reads nothing else.
CREATE TABLE open_promise (
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('referral-outcome', 'tape-removal', 're-test', 'next-shockwave')),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  -- A day, or for tape an instant.
  due TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;
CREATE INDEX open_promise_by_due ON open_promise (due);
CREATE INDEX open_promise_by_patient ON open_promise (patient_id);
CREATE INDEX open_promise_by_visit ON open_promise (visit_id);

-- Two records of one person made one: both as they were, and what was moved, so that it can be undone.
CREATE TABLE patient_merge (
  id TEXT PRIMARY KEY,
  keep_id TEXT NOT NULL REFERENCES patient (id),
  merged_id TEXT NOT NULL REFERENCES patient (id),
  merged_at TEXT NOT NULL,
  before_json TEXT NOT NULL CHECK (json_valid(before_json)),
  moved_json TEXT NOT NULL CHECK (json_valid(moved_json)),
  undone_at TEXT,
  CHECK (keep_id <> merged_id)
) STRICT;
CREATE INDEX patient_merge_by_keep ON patient_merge (keep_id);
CREATE UNIQUE INDEX patient_merged ON patient_merge (merged_id) WHERE undone_at IS NULL;

-- A complaint, a claim, an inquiry: nothing of the patient is removed.
CREATE TABLE legal_hold (
  patient_id TEXT PRIMARY KEY REFERENCES patient (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  since TEXT NOT NULL
) STRICT;

-- What is left of what was erased: nothing of the patient, but a hash of its id, so that a copy that comes back can be told.
CREATE TABLE tombstone (
  id_sha256 TEXT NOT NULL CHECK (length(id_sha256) = 64),
  kind TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  erased_at TEXT NOT NULL,
  PRIMARY KEY (id_sha256, kind)
) STRICT;

-- Whether a clip shows a person. The clips of the sample patient that the program drew itself do not; what anybody imported does.
ALTER TABLE recording ADD COLUMN shows TEXT NOT NULL DEFAULT 'person' CHECK (shows IN ('person', 'drawn-runner'));
UPDATE recording SET shows = 'drawn-runner'
  WHERE original_name IN ('fresh-side.mp4', 'fresh-rear.mp4', 'fatigued-side.mp4', 'fatigued-rear.mp4')
    AND visit_id IN (SELECT visit.id FROM visit JOIN patient ON patient.id = visit.patient_id WHERE patient.sample = 1);
-- The video was removed when its period was over; what was measured and the pictures that were kept stay.
ALTER TABLE recording ADD COLUMN video_removed_at TEXT;

-- The visits of a day, and those seen last.
CREATE INDEX visit_by_start ON visit (started_at) WHERE removed_at IS NULL;
`),
};
