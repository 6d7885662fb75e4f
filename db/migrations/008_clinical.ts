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

-- What is filled in at a visit: intake, screening, scores, treatments, notes. details_json is parsed with the schema of its kind; judgement_json is what the rules in force
-- said when it was written, with their version and inputs.
CREATE TABLE clinical_form (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT NOT NULL REFERENCES visit (id),
  episode_id TEXT REFERENCES episode (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  judgement_json TEXT NOT NULL CHECK (json_valid(judgement_json)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE INDEX clinical_form_by_visit ON clinical_form (visit_id, kind, created_at);
CREATE INDEX clinical_form_by_patient ON clinical_form (patient_id, kind, created_at);

-- A signed visit with everything it held then; afterwards it is only added to.
CREATE TABLE visit_signature (
  visit_id TEXT PRIMARY KEY REFERENCES visit (id),
  signed_at TEXT NOT NULL,
  signed_by_json TEXT NOT NULL CHECK (json_valid(signed_by_json)),
  content_json TEXT NOT NULL CHECK (json_valid(content_json)),
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64)
) STRICT;

CREATE TABLE amendment (
  id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL REFERENCES visit (id),
  form_id TEXT REFERENCES clinical_form (id),
  amended_at TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json))
) STRICT;
CREATE INDEX amendment_by_visit ON amendment (visit_id, amended_at);

-- A consent as it was given; withdrawing it is written beside it, never over it.
CREATE TABLE consent (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  purpose TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json)),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX consent_by_patient ON consent (patient_id, created_at);

-- What was done about red flags, one line a deed: overrides, referrals, their outcomes. Only added to.
CREATE TABLE red_flag_deed (
  id TEXT PRIMARY KEY,
  patient_id TEXT NOT NULL REFERENCES patient (id),
  visit_id TEXT REFERENCES visit (id),
  done_at TEXT NOT NULL,
  details_json TEXT NOT NULL CHECK (json_valid(details_json))
) STRICT;
CREATE INDEX red_flag_deed_by_patient ON red_flag_deed (patient_id, done_at);
`),
};
