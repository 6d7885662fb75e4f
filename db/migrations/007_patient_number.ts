import type { Migration } from '../migrate.ts';

/**
 * Patients get a number by which a search finds their row: joining what FTS5 found by the text of an id was most of a search's time. A column, not the rowid, because
 * VACUUM may give rows without an integer key other rowids.
 */
export const patientNumber: Migration = {
  name: '007_patient_number',
  up: (db) =>
    db.exec(/* sql */ `
ALTER TABLE patient ADD COLUMN number INTEGER;
UPDATE patient SET number = rowid;
CREATE UNIQUE INDEX patient_by_number ON patient (number);
-- Holds all that ordering what was found needs.
CREATE INDEX patient_found ON patient (number, removed_at, family_name COLLATE NOCASE, given_name COLLATE NOCASE, id);

-- The latest visit of each patient, for the list of everyone.
CREATE INDEX visit_present ON visit (patient_id, started_at DESC) WHERE removed_at IS NULL;

CREATE TEMP TABLE words_of AS SELECT patient.number, words FROM patient_search JOIN patient ON patient.id = patient_search.patient_id;
DROP TABLE patient_search;
-- rowid is the patient's number.
CREATE VIRTUAL TABLE patient_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
INSERT INTO patient_search (rowid, words) SELECT number, words FROM words_of;
DROP TABLE words_of;
`),
};
