import { join } from 'node:path';
import Database from 'better-sqlite3';
import { countedId } from './testApp.ts';

/** Forms of each visit, and visits at the end of the list that nobody has signed. */
export const clinical = { formsPerVisit: 2, unsigned: 300, promises: 400 } as const;

/** How much a record holds. `recordings` and `drawings` are spread evenly over the visits. */
export type RecordSize = { readonly patients: number; readonly visits: number; readonly recordings: number; readonly drawings: number };

/** Patients at the head of the list who have been here this often. */
export const regulars = { patients: 200, visits: 50 } as const;

const ids = { patient: 1_000_001, visit: 0x10_000_000, recording: 0x20_000_000, drawing: 0x100_000_000, form: 0x80_000_000_000 } as const;

/** Patient number `n` of `fillWithPatients`. */
export const patientNumber = (n: number): string => countedId(ids.patient + n);

const two = (n: number): string => String(n).padStart(2, '0');
const moment = (n: number): string =>
  `${2018 + (n % 8)}-${two(1 + (Math.floor(n / 8) % 12))}-${two(1 + (Math.floor(n / 96) % 28))}T${two(8 + (n % 10))}:00:00.000Z`;

/**
 * Gives the patients of a closed data folder, made by `fillWithPatients`, visits, recordings and drawings, straight into the tables: the first `regulars.patients` of them
 * `regulars.visits` each, the others what is left. Every tenth drawing is a key image or a gait event.
 */
export function fillWithVisits(dataFolder: string, size: RecordSize): void {
  const db = new Database(join(dataFolder, 'soleus.db'));
  db.pragma('synchronous = OFF');
  try {
    db.transaction(() => {
      addVisits(db, size);
      addRecordings(db, size);
      addForms(db, size);
    })();
    addDrawings(db, size);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function addVisits(db: Database.Database, { patients, visits }: RecordSize): void {
  const add = db.prepare(`
    INSERT INTO visit (id, patient_id, revision, title, started_at, reason, findings, advice, created_at, updated_at)
    VALUES (?, ?, 1, ?, ?, 'Pain at the Achilles tendon', 'Long steps, low cadence.', 'Five per cent more steps a minute.', ?, ?)`);
  const heavy = regulars.patients * regulars.visits;
  for (let n = 0; n < visits; n++) {
    const patient = n < heavy ? n % regulars.patients : regulars.patients + ((n - heavy) % (patients - regulars.patients));
    const at = moment(n);
    add.run(countedId(ids.visit + n), patientNumber(patient), `Visit ${n}`, at, at, at);
  }
}

/** A note and a score a visit; all but the last visits are signed. Some promises fall due each week. */
function addForms(db: Database.Database, { visits }: RecordSize): void {
  const add = db.prepare(`
    INSERT INTO clinical_form (id, kind, patient_id, visit_id, revision, details_json, judgement_json, derived_json, created_at, created_by, updated_at, signed_at)
    SELECT ?, ?, patient_id, id, 1, ?, '{"results":[],"unsettled":[]}', ?, started_at, 'clinician', started_at, ? FROM visit WHERE id = ?`);
  const sign = db.prepare(`
    INSERT INTO visit_signature (visit_id, signed_at, signed_by_json, note_sha256, content_json, content_sha256)
    SELECT id, started_at, '{"name":"Robin Sample","role":"physiotherapist","registration":""}', ?, '{}', ? FROM visit WHERE id = ?`);
  const promise = db.prepare(`
    INSERT INTO open_promise (id, kind, patient_id, visit_id, due) SELECT ?, 're-test', patient_id, id, ? FROM visit WHERE id = ?`);
  const note = {
    kind: 'note',
    content: { subjective: 'Calf tight after hills. '.repeat(8), objective: 'Ten raises.', assessment: '', plan: 'Load on.' },
  };
  const score = {
    kind: 'outcome',
    entry: {
      instrument: 'nprs',
      side: 'left',
      measuredOn: '2024-01-01',
      input: { rating: { given: 3 }, kind: 'now', task: null, window: 'this-moment' },
    },
    retestDue: null,
    decisions: [],
  };
  const none = JSON.stringify({ algorithm: 'forms-1', measures: [], numbers: [] });
  const rated = JSON.stringify({
    algorithm: 'nprs-1',
    measures: [{ measure: 'rating', unit: 'points', value: 3, missing: [], rules: [] }],
    numbers: [],
  });
  const sha = 'a'.repeat(64);
  for (let n = 0; n < visits; n++) {
    const visit = countedId(ids.visit + n);
    const signed = n < visits - clinical.unsigned ? moment(n) : null;
    add.run(countedId(ids.form + clinical.formsPerVisit * n), 'note', JSON.stringify(note), none, signed, visit);
    add.run(countedId(ids.form + clinical.formsPerVisit * n + 1), 'outcome', JSON.stringify(score), rated, signed, visit);
    if (signed !== null) sign.run(sha, sha, visit);
    if (n % Math.ceil(visits / clinical.promises) === 0)
      promise.run(countedId(ids.form + clinical.formsPerVisit * n + 1), `2026-0${1 + (n % 9)}-15`, visit);
  }
}

function addRecordings(db: Database.Database, { visits, recordings }: RecordSize): void {
  const add = db.prepare(`
    INSERT INTO recording (id, visit_id, title, view, speed_m_per_s, width, height, frames, duration_s, capture_fps, slowdown, rate_source,
      rate_confirmed, rate_reason, original_name, original_file, original_bytes, original_sha256, probe_json, imported_at)
    VALUES (?, ?, ?, ?, 3, 1920, 1080, 2400, 10, 240, 8, 'clinician', 1, '', 'clip.mp4', 'original.mp4', 1000000, ?, ?, ?)`);
  const rate = { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed: true, reason: '' };
  const probe = JSON.stringify({
    fileName: 'clip.mp4',
    bytes: 1_000_000,
    container: 'mp4',
    codec: 'h264',
    profile: 'High',
    bitDepth: 8,
    hdr: false,
    codedWidth: 1920,
    codedHeight: 1080,
    width: 1920,
    height: 1080,
    rotation: 0,
    pixelAspect: 1,
    frames: 2400,
    firstTimestamp: 0,
    lastTimestamp: 10,
    containerRate: 30,
    keyFrameDistance: 12,
    hasAudio: false,
    hasBFrames: false,
    proposedRate: rate,
    warnings: [],
  });
  const views = ['side-left', 'side-right', 'rear'];
  for (let n = 0; n < recordings; n++)
    add.run(
      countedId(ids.recording + n),
      countedId(ids.visit + (n % visits)),
      `Clip ${n}`,
      views[n % views.length],
      n.toString(16).padStart(64, '0'),
      probe,
      moment(n % visits),
    );
}

function addDrawings(db: Database.Database, { recordings, drawings }: RecordSize): void {
  const shape = db.prepare(`
    INSERT INTO annotation (id, recording_id, kind, from_frame, to_frame, position, record_json) VALUES (?, ?, 'angle', ?, ?, ?, ?)`);
  const image = db.prepare(`
    INSERT INTO key_image (id, recording_id, frame, preset, title, comment, colour, in_report) VALUES (?, ?, ?, NULL, '', '', '#ffd43b', 1)`);
  const event = db.prepare(`INSERT INTO gait_event (id, recording_id, side, event, frame) VALUES (?, ?, 'left', 'initial-contact', ?)`);
  const perRecording = Math.ceil(drawings / recordings);
  const batch = 2000;
  for (let from = 0; from < recordings; from += batch)
    db.transaction(() => {
      for (let n = from; n < Math.min(recordings, from + batch); n++)
        for (let k = 0; k < perRecording; k++) {
          const id = countedId(ids.drawing + n * perRecording + k);
          const recordingId = countedId(ids.recording + n);
          const frame = k * 7;
          if (k % 20 === 9) image.run(id, recordingId, frame);
          else if (k % 20 === 19) event.run(id, recordingId, frame);
          else shape.run(id, recordingId, frame, frame, k, angleJson(id, recordingId, frame));
        }
    })();
}

const angleJson = (id: string, recordingId: string, frame: number): string =>
  `{"type":"shape","id":"${id}","recordingId":"${recordingId}","version":1,"from":${frame},"to":${frame},"fadeFrames":0,"style":{"colour":"#ffd43b","width":3,"opacity":1,"textSize":24},"label":"","locked":false,"kind":"angle","points":[{"x":640,"y":360},{"x":620,"y":200},{"x":660,"y":520}],"reading":"supplement","anatomy":{"joint":"knee","side":"left","plane":"sagittal","convention":"flexion-positive"}}`;
