CREATE TRIGGER amendment_is_not_changed BEFORE UPDATE ON amendment BEGIN SELECT RAISE(ABORT, 'an amendment is not changed'); END;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER consent_is_not_changed BEFORE UPDATE OF id, kind, purpose, details_json, created_at ON consent
  BEGIN SELECT RAISE(ABORT, 'a consent is withdrawn, not changed'); END;

CREATE TRIGGER consent_withdrawal_is_not_changed BEFORE UPDATE ON consent_withdrawal BEGIN SELECT RAISE(ABORT, 'a withdrawal is not changed'); END;

CREATE TRIGGER plan_deed_is_not_changed BEFORE UPDATE ON plan_deed BEGIN SELECT RAISE(ABORT, 'what was decided about a plan is not changed'); END;

CREATE TRIGGER plan_version_is_kept
  BEFORE UPDATE OF plan_id, number, visit_id, from_day, plan_json, edits_json, steps_json, steps_done, made_at, made_by, why ON plan_version
  WHEN OLD.signed_at IS NOT NULL OR EXISTS (SELECT 1 FROM plan_version AS later WHERE later.plan_id = OLD.plan_id AND later.number > OLD.number)
  BEGIN SELECT RAISE(ABORT, 'a version of a plan that is over is not changed'); END;

CREATE TRIGGER red_flag_deed_is_not_changed BEFORE UPDATE OF id, visit_id, deed, done_at, details_json ON red_flag_deed
  BEGIN SELECT RAISE(ABORT, 'what was done about a red flag is not changed'); END;

CREATE TRIGGER visit_signature_is_not_changed BEFORE UPDATE ON visit_signature BEGIN SELECT RAISE(ABORT, 'a signature is not changed'); END;

CREATE TABLE amendment (
  visit_id TEXT NOT NULL REFERENCES visit_signature (visit_id),
  position INTEGER NOT NULL CHECK (position > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  PRIMARY KEY (visit_id, position)
) STRICT;

CREATE TABLE annotation (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  kind TEXT NOT NULL,
  from_frame INTEGER NOT NULL CHECK (from_frame >= 0),
  to_frame INTEGER NOT NULL CHECK (to_frame >= from_frame),
  position INTEGER NOT NULL,
  record_json TEXT NOT NULL CHECK (json_valid(record_json))
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE calibration (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  recording_id TEXT NOT NULL REFERENCES recording (id),
  camera_position TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('line', 'plane', 'vertical')),
  frame INTEGER NOT NULL CHECK (frame >= 0),
  record_json TEXT NOT NULL CHECK (json_valid(record_json))
) STRICT;

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

CREATE TABLE comparison (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE comparison_pane (
  comparison_id TEXT NOT NULL REFERENCES comparison (id),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 3),
  recording_id TEXT NOT NULL REFERENCES recording (id),
  PRIMARY KEY (comparison_id, position)
) STRICT;

CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('treatment', 'data-protection', 'video-use')),
  purpose TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE consent_withdrawal (
  consent_id TEXT PRIMARY KEY REFERENCES consent (id),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE edit (
  recording_id TEXT NOT NULL REFERENCES recording (id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  label TEXT NOT NULL,
  patch_json TEXT NOT NULL CHECK (json_valid(patch_json)),
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (recording_id, sequence)
) STRICT;

CREATE TABLE episode (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE frame_index (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id),
  ticks_per_second REAL NOT NULL CHECK (ticks_per_second > 0),
  ticks BLOB NOT NULL CHECK (length(ticks) % 8 = 0)
) STRICT;

CREATE TABLE frame_picture (
  recording_id TEXT NOT NULL REFERENCES recording (id),
  frame INTEGER NOT NULL CHECK (frame >= 0),
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  created_at TEXT NOT NULL,
  PRIMARY KEY (recording_id, frame)
) STRICT;

CREATE TABLE gait_event (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  event TEXT NOT NULL CHECK (event IN ('initial-contact', 'foot-flat', 'midstance', 'heel-off', 'toe-off')),
  frame INTEGER NOT NULL CHECK (frame >= 0),
  UNIQUE (recording_id, side, event, frame)
) STRICT;

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

CREATE TABLE kept_difference (
  a_recording_id TEXT NOT NULL REFERENCES recording (id),
  b_recording_id TEXT NOT NULL REFERENCES recording (id),
  purposes_json TEXT NOT NULL CHECK (json_valid(purposes_json)),
  kept_at TEXT NOT NULL,
  PRIMARY KEY (a_recording_id, b_recording_id)
) STRICT;

CREATE TABLE key_image (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  frame INTEGER NOT NULL CHECK (frame >= 0),
  preset TEXT,
  title TEXT NOT NULL,
  comment TEXT NOT NULL,
  colour TEXT NOT NULL,
  in_report INTEGER NOT NULL CHECK (in_report IN (0, 1)),
  UNIQUE (recording_id, frame)
) STRICT;

CREATE TABLE legal_hold (
  patient_id TEXT PRIMARY KEY REFERENCES patient (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  since TEXT NOT NULL
) STRICT;

CREATE TABLE loading_plan (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  episode_id TEXT NOT NULL REFERENCES episode (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE mark (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'origin')),
  frame INTEGER NOT NULL CHECK (frame >= 0),
  UNIQUE (recording_id, kind)
) STRICT;

CREATE TABLE measurement (
  report_id TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL,
  record_id TEXT NOT NULL,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  frame INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  value REAL,
  unit TEXT NOT NULL,
  uncertainty REAL,
  reason TEXT,
  method TEXT NOT NULL,
  n INTEGER NOT NULL DEFAULT 1,
  CHECK ((value IS NULL) = (reason IS NOT NULL)),
  PRIMARY KEY (report_id, position)
) STRICT;

CREATE TABLE open_promise (
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('referral-outcome', 'tape-removal', 're-test', 'next-shockwave')),
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  -- A day, or for tape an instant.
  due TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT;

CREATE TABLE patient (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL DEFAULT 1,
  family_name TEXT NOT NULL CHECK (family_name <> ''),
  given_name TEXT NOT NULL CHECK (given_name <> ''),
  birth_date TEXT CHECK (birth_date IS NULL OR birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  sex_at_birth TEXT NOT NULL CHECK (sex_at_birth IN ('female', 'male', 'intersex', 'not-stated')),
  height_cm REAL,
  mass_kg REAL,
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
, number INTEGER) STRICT;

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

CREATE VIRTUAL TABLE patient_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

CREATE TABLE plan_deed (
  id TEXT PRIMARY KEY,
  plan_id TEXT NOT NULL REFERENCES loading_plan (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  deed TEXT NOT NULL CHECK (deed IN ('decision', 'judgement')),
  done_at TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json))
) STRICT;

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

CREATE TABLE recording (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  title TEXT NOT NULL,
  view TEXT NOT NULL CHECK (view IN ('side-left', 'side-right', 'rear', 'front', 'other')),
  camera_position TEXT NOT NULL DEFAULT '',
  condition TEXT NOT NULL DEFAULT '',
  speed_m_per_s REAL CHECK (speed_m_per_s IS NULL OR speed_m_per_s > 0),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  frames INTEGER NOT NULL CHECK (frames > 0),
  duration_s REAL NOT NULL CHECK (duration_s >= 0),
  capture_fps REAL NOT NULL CHECK (capture_fps > 0),
  slowdown REAL NOT NULL CHECK (slowdown > 0),
  rate_source TEXT NOT NULL,
  rate_confirmed INTEGER NOT NULL CHECK (rate_confirmed IN (0, 1)),
  rate_reason TEXT NOT NULL,
  original_name TEXT NOT NULL,
  original_file TEXT NOT NULL,
  original_bytes INTEGER NOT NULL,
  original_sha256 TEXT NOT NULL CHECK (length(original_sha256) = 64),
  review_file TEXT,
  probe_json TEXT NOT NULL CHECK (json_valid(probe_json)),
  imported_at TEXT NOT NULL,
  removed_at TEXT
, conditions_json TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(conditions_json)), shows TEXT NOT NULL DEFAULT 'person' CHECK (shows IN ('person', 'drawn-runner')), video_removed_at TEXT) STRICT;

CREATE TABLE red_flag_deed (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT REFERENCES visit (id),
  deed TEXT NOT NULL CHECK (deed IN ('raised', 'event', 'override', 'report')),
  done_at TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json))
) STRICT;

CREATE TABLE report (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  version INTEGER NOT NULL CHECK (version > 0),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  file TEXT NOT NULL,
  pages INTEGER NOT NULL CHECK (pages > 0),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  options_json TEXT NOT NULL CHECK (json_valid(options_json)),
  model_json TEXT NOT NULL CHECK (json_valid(model_json)),
  model_sha256 TEXT NOT NULL CHECK (length(model_sha256) = 64),
  UNIQUE (visit_id, version)
) STRICT;

CREATE TABLE review_state (
  recording_id TEXT PRIMARY KEY REFERENCES recording (id),
  sequence INTEGER NOT NULL CHECK (sequence >= 0)
) STRICT;

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

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  json TEXT NOT NULL CHECK (json_valid(json)),
  updated_at TEXT NOT NULL
) STRICT;

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

CREATE TABLE shoe (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

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

CREATE TABLE take_sync (
  group_id TEXT PRIMARY KEY,
  reference_id TEXT NOT NULL REFERENCES take (id),
  other_id TEXT NOT NULL REFERENCES take (id),
  offset_s REAL NOT NULL,
  residual_s REAL NOT NULL CHECK (residual_s >= 0),
  method TEXT NOT NULL CHECK (method IN ('shared-clock', 'light')),
  CHECK (reference_id <> other_id)
) STRICT;

CREATE TABLE tombstone (
  id_sha256 TEXT NOT NULL CHECK (length(id_sha256) = 64),
  kind TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  erased_at TEXT NOT NULL,
  PRIMARY KEY (id_sha256, kind)
) STRICT;

CREATE TABLE track (
  id TEXT PRIMARY KEY,
  recording_id TEXT NOT NULL REFERENCES recording (id),
  name TEXT NOT NULL,
  from_frame INTEGER NOT NULL CHECK (from_frame >= 0),
  to_frame INTEGER NOT NULL CHECK (to_frame >= from_frame),
  position INTEGER NOT NULL,
  record_json TEXT NOT NULL CHECK (json_valid(record_json))
) STRICT;

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

CREATE TABLE visit (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL DEFAULT '',
  started_at TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  findings TEXT NOT NULL DEFAULT '',
  advice TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE visit_signature (
  visit_id TEXT PRIMARY KEY REFERENCES visit (id),
  signed_at TEXT NOT NULL,
  signed_by_json TEXT NOT NULL CHECK (json_valid(signed_by_json)),
  note_sha256 TEXT NOT NULL CHECK (length(note_sha256) = 64),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) STRICT;

CREATE INDEX annotation_by_recording ON annotation (recording_id, position);

CREATE INDEX audit_by_entity ON audit (entity_id, id);

CREATE INDEX calibration_by_visit ON calibration (visit_id, camera_position);

CREATE INDEX clinical_form_by_episode ON clinical_form (episode_id) WHERE episode_id IS NOT NULL;

CREATE INDEX clinical_form_by_patient ON clinical_form (patient_id, kind, created_at);

CREATE INDEX clinical_form_by_visit ON clinical_form (visit_id, created_at);

CREATE INDEX clinical_form_open ON clinical_form (updated_at, visit_id) WHERE signed_at IS NULL AND removed_at IS NULL;

CREATE INDEX comparison_by_patient ON comparison (patient_id, updated_at);

CREATE INDEX comparison_pane_by_recording ON comparison_pane (recording_id);

CREATE INDEX consent_by_patient ON consent (patient_id, kind, created_at);

CREATE INDEX episode_by_patient ON episode (patient_id, created_at);

CREATE INDEX kept_difference_by_b ON kept_difference (b_recording_id);

CREATE INDEX loading_plan_by_episode ON loading_plan (episode_id);

CREATE INDEX loading_plan_by_patient ON loading_plan (patient_id, created_at);

CREATE INDEX open_promise_by_due ON open_promise (due);

CREATE INDEX open_promise_by_patient ON open_promise (patient_id);

CREATE INDEX open_promise_by_visit ON open_promise (visit_id);

CREATE INDEX patient_by_birth_date ON patient (birth_date);

CREATE INDEX patient_by_name ON patient (family_name COLLATE NOCASE, given_name COLLATE NOCASE);

CREATE UNIQUE INDEX patient_by_number ON patient (number);

CREATE INDEX patient_found ON patient (number, removed_at, family_name COLLATE NOCASE, given_name COLLATE NOCASE, id);

CREATE INDEX patient_merge_by_keep ON patient_merge (keep_id);

CREATE UNIQUE INDEX patient_merged ON patient_merge (merged_id) WHERE undone_at IS NULL;

CREATE INDEX plan_deed_by_plan ON plan_deed (plan_id, done_at);

CREATE INDEX plan_deed_by_visit ON plan_deed (visit_id);

CREATE INDEX plan_version_by_visit ON plan_version (visit_id);

CREATE INDEX protocol_run_by_visit ON protocol_run (visit_id, started_at);

CREATE INDEX recording_by_hash ON recording (original_sha256);

CREATE INDEX recording_by_visit ON recording (visit_id, imported_at);

CREATE INDEX red_flag_deed_by_patient ON red_flag_deed (patient_id, done_at);

CREATE INDEX red_flag_deed_by_visit ON red_flag_deed (visit_id) WHERE visit_id IS NOT NULL;

CREATE INDEX runs_logged_by_patient ON runs_logged (patient_id, from_day);

CREATE INDEX shockwave_course_by_episode ON shockwave_course (episode_id) WHERE episode_id IS NOT NULL;

CREATE INDEX shockwave_course_by_patient ON shockwave_course (patient_id, created_at);

CREATE INDEX shoe_by_patient ON shoe (patient_id, created_at);

CREATE INDEX take_by_recording ON take (recording_id);

CREATE INDEX take_by_state ON take (state, started_at);

CREATE INDEX take_by_visit ON take (visit_id, number);

CREATE INDEX track_by_recording ON track (recording_id, position);

CREATE INDEX training_run_by_patient ON training_run (patient_id, day);

CREATE INDEX visit_by_patient ON visit (patient_id, started_at DESC);

CREATE INDEX visit_by_start ON visit (started_at) WHERE removed_at IS NULL;

CREATE INDEX visit_present ON visit (patient_id, started_at DESC) WHERE removed_at IS NULL;
