import type { Calibration, GaitEvent } from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { PatientId, RecordId, RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { type Recording, unknownConditions } from '#core/domain/recording.ts';
import { barLengthMm, sceneReferences, standardCamera } from '#core/runner/camera.ts';
import { fresh, type RunnerParams } from '#core/runner/params.ts';
import type { ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { markedRunner } from '../gait/lab.ts';
import { runnerPoses } from '../gait/runnerPoses.ts';

/** Visits whose clips are of the parametric runner, marked and pointed at without error. */

const at = '2026-03-01T10:00:00.000Z';

export const runnersVisit = (n: number, startedAt = at, title = 'Treadmill'): Visit => ({
  id: countedId(n) as VisitId,
  patientId: countedId(2) as PatientId,
  revision: 1,
  title,
  startedAt,
  reason: '',
  findings: '',
  advice: '',
  createdAt: at,
  updatedAt: at,
  removedAt: null,
});

const patient: Patient = {
  id: countedId(2) as PatientId,
  revision: 1,
  familyName: 'Holm',
  givenName: 'Jana',
  birthDate: null,
  sexAtBirth: 'not-stated',
  heightCm: null,
  massKg: null,
  email: '',
  phone: '',
  address: '',
  reference: '',
  notes: '',
  sample: false,
  createdAt: at,
  updatedAt: at,
  removedAt: null,
};

export type RunnersClip = {
  readonly n: number;
  readonly visit: Visit;
  readonly look?: 'side' | 'rear';
  readonly runner?: RunnerParams;
  readonly fps?: number;
  readonly seconds?: number;
  /** Whether events are marked, and landmarks pointed at. */
  readonly events?: boolean;
  readonly landmarks?: boolean;
  readonly change?: Partial<Recording>;
};

/** A clip as a report reads it. */
export function runnersClip({
  n,
  visit,
  look = 'side',
  runner = fresh,
  fps = 240,
  seconds = 8,
  events = true,
  landmarks = true,
  change = {},
}: RunnersClip): ReportRecording {
  const id = countedId(0x10 + n) as RecordingId;
  let records = 0x10000 * (n + 1);
  const newId = (): string => countedId(records++);
  const frames = fps * seconds;
  const camera = standardCamera('left');
  const { bar, plumb } = sceneReferences(camera, look);
  const common = { type: 'calibration', visitId: visit.id, recordingId: id, frame: toFrameNo(0), cameraPosition: '' } as const;
  const calibrations: readonly Calibration[] = [
    { ...common, id: newId() as RecordId, kind: 'line', points: [...bar], lengthMm: barLengthMm },
    { ...common, id: newId() as RecordId, kind: 'vertical', points: [...plumb] },
  ];
  const take = { recordingId: id, runner, look, fps, frames, startsAt: 0.05, camera };
  const gaitEvents = markedRunner(runner, fps, frames, 0.05).map(
    ({ side, kind, frame }): GaitEvent => ({ type: 'gait-event', id: newId() as RecordId, recordingId: id, side, event: kind, frame }),
  );
  return {
    recording: {
      id,
      visitId: visit.id,
      title: `clip ${n}`,
      view: look === 'side' ? 'side-left' : 'rear',
      cameraPosition: '',
      condition: '',
      conditions: unknownConditions,
      speed: runner.speed,
      width: camera.width,
      height: camera.height,
      frames,
      durationSeconds: seconds,
      captureRate: { framesPerSecond: fps, slowdown: 1, source: 'clinician', confirmed: true, reason: '' },
      originalName: `${n}.mov`,
      originalBytes: 1,
      originalSha256: 'a'.repeat(64),
      reviewCopy: false,
      probe: { warnings: [] } as never,
      importedAt: at,
      removedAt: null,
      ...change,
    },
    reviewedFile: `${n}.mov`,
    index: { ticks: Array.from({ length: frames }, (_, i) => i * 1000), ticksPerSecond: fps * 1000 },
    shapes: landmarks ? [...runnerPoses(take, 'left', newId), ...(look === 'rear' ? runnerPoses(take, 'right', newId) : [])] : [],
    keyImages: [],
    marks: [],
    tracks: [],
    gaitEvents: events ? gaitEvents : [],
    calibrations,
    pictures: new Map(),
  };
}

/** What is recorded of a visit with these clips. */
export const runnersSources = (
  visit: Visit,
  recordings: readonly ReportRecording[],
  change: Partial<ReportSources> = {},
): ReportSources => ({ patient, visit, recordings, pairs: [], differences: [], decisions: [], protocolRuns: [], ...change });
