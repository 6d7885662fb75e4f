import type { RecordId, RecordingId } from '#core/domain/ids.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { ReportClip, ReportKeyImage, ReportModel } from '#node/reports/model.ts';
import { countedId } from '#tests/helpers/testApp.ts';

/** A report model with everything a usual report has; `change` replaces parts. */
export function sampleReport(change: Partial<ReportModel> = {}): ReportModel {
  return {
    schema: 1,
    program: '0.1.0',
    paper: 'A4',
    lengthUnit: 'cm',
    timeZone: 'Europe/Berlin',
    version: 2,
    madeAt: '2026-03-02T09:00:00.000Z',
    clinic: {
      name: 'Practice for Running Medicine',
      address: 'Harbour Street 12, 20457 Hamburg',
      contact: '+49 40 555 0100 · hello@running.example',
      clinician: 'Dr. Jana Holm',
      registration: 'Physiotherapist, reg. 11802',
      logo: null,
    },
    patient: {
      familyName: 'Παπαδοπούλου',
      givenName: 'Ελένη',
      birthDate: '1988-02-29',
      reference: 'R-1042',
      heightCm: 171,
      massKg: 62.5,
      sample: false,
    },
    visit: {
      title: 'Treadmill, fresh and after 5 km',
      startedAt: '2026-03-01T15:30:00.000Z',
      reason: 'Achilles pain on the left after 8 km.',
    },
    findings:
      'Lands ahead of the body with an almost straight knee on both sides.\nThe left heel stays longer on the ground.\n\nAfter 5 km the trunk leans further forward and the pelvis drops more on the right.',
    advice: 'Raise the cadence by 5 % at the same speed for two weeks, on flat ground only.\n\nFilm again on 16 March.',
    keyImages: [sampleKeyImage(), sampleKeyImage({ number: 2, title: 'Toe-off, right', frame: 154, clipTime: 5.133, trueTime: 0.642 })],
    measurements: [
      sampleRow(),
      sampleRow({
        name: 'Tibia to vertical',
        kind: 'angle-vertical',
        joint: 'tibia',
        convention: 'forward-lean-positive',
        value: -4.24,
        uncertainty: 0.51,
        provenance: 'vertical-reference',
      }),
      sampleRow({
        name: 'Contact time',
        kind: 'stopwatch',
        joint: null,
        convention: null,
        value: 0.2466,
        unit: 's',
        uncertainty: 0.0017,
        provenance: 'true-time',
      }),
      sampleRow({
        name: 'Step length',
        kind: 'distance',
        joint: null,
        side: 'right',
        plane: null,
        convention: null,
        value: null,
        unit: 'mm',
        uncertainty: null,
        reason: 'not-calibrated',
        provenance: null,
      }),
      sampleRow({
        name: 'Foot ahead of hip',
        kind: 'distance',
        joint: null,
        side: 'left',
        value: 183.4,
        unit: 'mm',
        uncertainty: 6.2,
        provenance: 'calibrated-line',
      }),
    ],
    clips: [sampleClip()],
    ...change,
  };
}

export const sampleRow = (change: Partial<MeasurementRow> = {}): MeasurementRow => ({
  recordId: countedId(11) as RecordId,
  recordingId: countedId(1) as RecordingId,
  clip: 'Clip 1: left side, fresh',
  frame: 120,
  clipTime: 4,
  trueTime: 0.5,
  name: 'Knee at initial contact',
  kind: 'angle',
  joint: 'knee',
  side: 'left',
  plane: 'sagittal',
  convention: 'flexion-positive',
  value: 17.83,
  unit: 'deg',
  uncertainty: 0.82,
  reason: null,
  provenance: 'image-plane',
  method: 'measure-1',
  ...change,
});

/** A portrait frame of 720 × 1280 with a red vertical line at x = 360 from y = 320 to 960 and a value beside it. */
export const sampleKeyImage = (change: Partial<ReportKeyImage> = {}): ReportKeyImage => ({
  number: 1,
  clip: 1,
  title: 'Initial contact, left',
  comment: 'Knee almost straight, foot well ahead of the hip.',
  colour: '#d94f2b',
  frame: 120,
  clipTime: 4,
  trueTime: 0.5,
  width: 720,
  height: 1280,
  picture: null,
  drawing: [
    { kind: 'path', d: 'M360 320 L360 960', stroke: '#ff0000', strokeWidth: 12, fill: null, opacity: 1, dash: [] },
    { kind: 'ellipse', cx: 360, cy: 960, rx: 18, ry: 18, stroke: '#ffffff', strokeWidth: 4, fill: '#ff0000', opacity: 1, dash: [] },
    { kind: 'text', x: 390, y: 940, text: '17.8° ± 0.8°', size: 44, anchor: 'start', colour: '#ffffff', opacity: 1 },
  ],
  values: [sampleRow()],
  ...change,
});

export const sampleClip = (change: Partial<ReportClip> = {}): ReportClip => ({
  number: 1,
  title: 'left side, fresh',
  view: 'side-left',
  cameraPosition: 'tripod left',
  condition: 'fresh',
  speed: 3,
  width: 720,
  height: 1280,
  frames: 360,
  durationSeconds: 12,
  captureRate: { framesPerSecond: 240, slowdown: 8, source: 'apple-capture-tag', confirmed: true, reason: 'tag' },
  originalName: 'IMG_0412.MOV',
  originalSha256: 'ab'.repeat(32),
  calibration: { kind: 'line', lengthMm: 1000, sharedFrom: null },
  rollDegrees: 0.7,
  warnings: [{ code: 'variable-rate', message: 'The time between frames varies from 33 to 50 ms.' }],
  ...change,
});
