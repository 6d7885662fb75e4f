import { z } from 'zod';
import { patchSchema } from '#core/annotation/patch.ts';
import { calibrationSchema, shapeSchema, trackSchema } from '#core/annotation/records.ts';
import { takeCameraSchema, takeConditionsSchema, takeLogSchema } from '#core/capture/take.ts';
import { consentSchema } from '#core/clinical/consent/record.ts';
import { clinicianSchema } from '#core/clinical/entry.ts';
import { formDetailsSchema, formJudgementSchema } from '#core/clinical/form.ts';
import { formDerivedSchema } from '#core/clinical/formDerivedSchema.ts';
import { episodeSchema } from '#core/clinical/intake/episode.ts';
import { amendmentSchema } from '#core/clinical/notes/note.ts';
import { redFlagDeedSchema } from '#core/clinical/redFlags/deed.ts';
import { tombstoneSchema } from '#core/clinical/retention/erasure.ts';
import { shockwaveCourseSchema } from '#core/clinical/treatment/shockwaveCourse.ts';
import { comparisonContentSchema } from '#core/domain/comparison.ts';
import { hintSchema } from '#core/domain/gaitHint.ts';
import { recordingId, takeId } from '#core/domain/ids.ts';
import { patientSchema } from '#core/domain/patient.ts';
import { conditionsSchema, probeSchema } from '#core/domain/recording.ts';
import { reportOptionsSchema } from '#core/domain/report.ts';
import { plainName } from '#core/everything/manifest.ts';
import { purposes } from '#core/gait/difference.ts';
import { planDeedDetailsSchema } from '#core/plan/deed.ts';
import { diaryDaySchema } from '#core/plan/diary.ts';
import { planStepSchema } from '#core/plan/draft.ts';
import { runSchema } from '#core/plan/running/run.ts';
import { shoeSchema } from '#core/plan/running/shoes.ts';
import { planVersionSchema } from '#core/plan/version.ts';
import { protocolSchema } from '#core/protocol/protocol.ts';
import { runStateSchema } from '#core/protocol/run.ts';
import type { Ownership, RecordTable } from './table.ts';

const of = (column: string, parent: string, key?: string): Ownership =>
  key === undefined ? { of: 'patient', column, parent } : { of: 'patient', column, parent, key };
const ofPatient = of('patient_id', 'patient');
const ofVisit = of('visit_id', 'visit');
const ofRecording = of('recording_id', 'recording');

const version = planVersionSchema.unwrap().shape;
const object = z.record(z.string(), z.unknown());

/** A consent without what stands in columns and rows of its own. */
const [treatment, data, video] = consentSchema.options;
const beside = { id: true, patientId: true, withdrawal: true } as const;
const consentDetails = z.discriminatedUnion('kind', [treatment.omit(beside), data.omit(beside), video.omit(beside)]);

/**
 * Every table of the record, in the order in which rows are read in. A table that is added to the record gets its entry here; a test names those that have none. What stands
 * under `columns` is what the program itself reads the column with, as far as it reads it.
 */
export const recordTables: readonly RecordTable[] = [
  { table: 'patient', owner: { of: 'patient-itself' }, columns: {}, logged: 'rows' },
  { table: 'visit', owner: ofPatient, columns: {}, logged: 'rows' },
  { table: 'episode', owner: ofPatient, columns: { details_json: episodeSchema }, logged: 'rows' },
  { table: 'shockwave_course', owner: ofPatient, columns: { details_json: shockwaveCourseSchema }, logged: 'rows' },
  {
    table: 'recording',
    owner: ofVisit,
    columns: {
      id: recordingId,
      original_file: plainName,
      review_file: plainName,
      probe_json: probeSchema,
      conditions_json: conditionsSchema,
    },
    logged: 'files-too',
  },
  { table: 'frame_index', owner: ofRecording, columns: {} },
  { table: 'calibration', owner: ofRecording, columns: { record_json: calibrationSchema } },
  { table: 'annotation', owner: ofRecording, columns: { record_json: shapeSchema } },
  { table: 'track', owner: ofRecording, columns: { record_json: trackSchema }, traces: 'recording_id' },
  { table: 'gait_event', owner: ofRecording, columns: {} },
  { table: 'key_image', owner: ofRecording, columns: {} },
  { table: 'frame_picture', owner: ofRecording, columns: { file: plainName } },
  { table: 'mark', owner: ofRecording, columns: {} },
  { table: 'edit', owner: ofRecording, columns: { patch_json: patchSchema }, traces: 'recording_id' },
  { table: 'review_state', owner: ofRecording, columns: {} },
  {
    table: 'take',
    owner: ofVisit,
    columns: { id: takeId, camera_json: takeCameraSchema, conditions_json: takeConditionsSchema, log_json: takeLogSchema },
    logged: 'rows',
  },
  { table: 'take_sync', owner: of('reference_id', 'take'), columns: {} },
  { table: 'comparison', owner: ofPatient, columns: { content_json: comparisonContentSchema }, logged: 'rows' },
  { table: 'comparison_pane', owner: of('comparison_id', 'comparison'), columns: {} },
  { table: 'protocol_run', owner: ofVisit, columns: { protocol_json: protocolSchema, state_json: runStateSchema }, logged: 'rows' },
  { table: 'hint_decision', owner: ofVisit, columns: { hint_json: hintSchema } },
  {
    table: 'kept_difference',
    owner: of('a_recording_id', 'recording'),
    columns: { purposes_json: z.array(z.enum(purposes)) },
  },
  {
    table: 'clinical_form',
    owner: ofPatient,
    columns: { details_json: formDetailsSchema, judgement_json: formJudgementSchema, derived_json: formDerivedSchema },
    logged: 'rows',
  },
  { table: 'loading_plan', owner: ofPatient, columns: {}, logged: 'rows' },
  {
    table: 'plan_version',
    owner: of('plan_id', 'loading_plan'),
    columns: { plan_json: version.plan, edits_json: version.edits, steps_json: z.array(planStepSchema) },
  },
  { table: 'plan_deed', owner: of('plan_id', 'loading_plan'), columns: { details_json: planDeedDetailsSchema } },
  { table: 'diary_day', owner: of('episode_id', 'episode'), columns: { details_json: diaryDaySchema } },
  { table: 'training_run', owner: ofPatient, columns: { details_json: runSchema }, logged: 'rows' },
  { table: 'runs_logged', owner: ofPatient, columns: {} },
  { table: 'shoe', owner: ofPatient, columns: { details_json: shoeSchema }, logged: 'rows' },
  // The content is what was signed then, by the schemas of then: it is kept to the letter, and its hash tells whether it is whole.
  { table: 'visit_signature', owner: ofVisit, columns: { signed_by_json: clinicianSchema, content_json: object } },
  { table: 'amendment', owner: of('visit_id', 'visit_signature', 'visit_id'), columns: { details_json: amendmentSchema } },
  { table: 'red_flag_deed', owner: ofPatient, columns: { details_json: redFlagDeedSchema.shape.details }, logged: 'rows' },
  { table: 'consent', owner: ofPatient, columns: { details_json: consentDetails }, logged: 'rows' },
  { table: 'consent_withdrawal', owner: of('consent_id', 'consent'), columns: { details_json: treatment.shape.withdrawal.unwrap() } },
  { table: 'open_promise', owner: ofPatient, columns: {} },
  { table: 'legal_hold', owner: ofPatient, columns: {} },
  // The model is what the report was made from then, kept to the letter with its hash.
  {
    table: 'report',
    owner: ofVisit,
    columns: { file: plainName, options_json: reportOptionsSchema, model_json: object },
    logged: 'files-too',
  },
  { table: 'measurement', owner: of('report_id', 'report'), columns: {} },
  {
    table: 'patient_merge',
    owner: { of: 'two-patients', columns: ['keep_id', 'merged_id'], where: 'undone_at IS NULL' },
    columns: { before_json: z.object({ keep: patientSchema, merged: patientSchema }), moved_json: object },
    logged: 'rows',
  },
  { table: 'setting', owner: { of: 'clinic' }, columns: { json: z.unknown() } },
  { table: 'tombstone', owner: { of: 'clinic' }, columns: { details_json: tombstoneSchema } },
  { table: 'audit', owner: { of: 'audit' }, columns: {} },
  { table: 'patient_search', owner: { of: 'derived', because: 'words of the patients’ rows, by which they are found' }, columns: {} },
];

/** The entry of a table; null for one that has none. */
export const recordTable = (name: string): RecordTable | null => recordTables.find(({ table }) => table === name) ?? null;
