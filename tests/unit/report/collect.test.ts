import { describe, expect, it } from 'vitest';
import type { Calibration, KeyImage, Shape } from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { PatientId, RecordId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import { everyPart, type ReportOptions } from '#core/domain/report.ts';
import type { ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { type CollectOptions, chosenKeyImages, collectReport } from '#node/reports/collect.ts';
import { reportModelSchema } from '#node/reports/model.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { clinicalFactsOf } from './clinicalLab.ts';
import { sampleRow } from './sampleReport.ts';

const visitId = countedId(1) as VisitId;
const recordingIds = [0x10, 0x11].map((n) => countedId(n) as RecordingId);
const clipId = (n: number): RecordingId => recordingIds[n] as RecordingId;

const keyImage = (n: number, clip: number, frame: number, change: Partial<KeyImage> = {}): KeyImage => ({
  type: 'key-image',
  id: countedId(0x100 + n) as RecordId,
  recordingId: clipId(clip),
  frame: toFrameNo(frame),
  preset: null,
  title: `image ${n}`,
  comment: '',
  colour: '#ff0000',
  inReport: true,
  ...change,
});

const line = (n: number, clip: number, from: number, to: number, fadeFrames = 0): Shape => ({
  type: 'shape',
  kind: 'line',
  id: countedId(0x200 + n) as RecordId,
  recordingId: clipId(clip),
  version: 1,
  from: toFrameNo(from),
  to: toFrameNo(to),
  fadeFrames,
  style: { colour: '#ff0000', width: 4, opacity: 1, textSize: 20 },
  label: '',
  locked: false,
  points: [
    { x: 0, y: 0 },
    { x: 10, y: 10 },
  ],
});

function recorded(clip: number, change: Partial<ReportRecording> = {}, confirmed = true): ReportRecording {
  const rate = { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed, reason: '' } as const;
  return {
    recording: {
      id: clipId(clip),
      visitId,
      title: `clip ${clip}`,
      view: 'rear',
      cameraPosition: 'tripod',
      condition: '',
      conditions: unknownConditions,
      speed: null,
      width: 640,
      height: 360,
      frames: 100,
      durationSeconds: 100 / 30,
      captureRate: rate,
      originalName: 'a.mov',
      originalBytes: 1,
      originalSha256: 'a'.repeat(64),
      reviewCopy: false,
      probe: { warnings: [{ code: 'gap', message: 'A gap.', frames: [{ from: 3, to: 4 }] }] } as never,
      importedAt: '2026-03-01T10:00:00.000Z',
      removedAt: null,
    },
    reviewedFile: 'a.mov',
    index: { ticks: Array.from({ length: 100 }, (_, n) => n * 100), ticksPerSecond: 3000 },
    shapes: [],
    keyImages: [],
    marks: [],
    tracks: [],
    gaitEvents: [],
    calibrations: [],
    pictures: new Map(),
    ...change,
  };
}

const sources = (...recordings: readonly ReportRecording[]): ReportSources => ({
  patient: {
    id: countedId(2) as PatientId,
    revision: 1,
    familyName: 'Holm',
    givenName: 'Jana',
    birthDate: null,
    sexAtBirth: 'not-stated',
    heightCm: null,
    massKg: null,
    email: 'private@example.org',
    phone: '555',
    address: 'private street',
    reference: '',
    notes: 'private note',
    sample: false,
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    removedAt: null,
  },
  visit: {
    id: visitId,
    patientId: countedId(2) as PatientId,
    revision: 1,
    title: '',
    startedAt: '2026-03-01T10:00:00.000Z',
    reason: '',
    findings: 'f',
    advice: 'a',
    createdAt: '2026-03-01T10:00:00.000Z',
    updatedAt: '2026-03-01T10:00:00.000Z',
    removedAt: null,
  },
  recordings,
  pairs: [],
  differences: [],
  decisions: [],
  protocolRuns: [],
});

const options: ReportOptions = {
  ...everyPart,
  audience: 'clinician',
  forEmail: false,
  weeks: 1,
  includeBeforeAfter: false,
  paper: 'A4',
  keyImages: null,
  pairs: null,
};
const given = (change: Partial<CollectOptions> = {}): CollectOptions => ({
  options,
  clinic: { name: '', address: '', contact: '', clinician: '', registration: '' },
  logo: null,
  program: '1',
  lengthUnit: 'cm',
  clinical: clinicalFactsOf(),
  timeZone: 'UTC',
  version: 1,
  madeAt: '2026-03-02T09:00:00.000Z',
  rows: [],
  pictureOf: () => null,
  drawingOf: () => [],
  ...change,
});

describe('which key images are printed', () => {
  const visit = sources(
    recorded(0, { keyImages: [keyImage(1, 0, 5), keyImage(2, 0, 9, { inReport: false })] }),
    recorded(1, { keyImages: [keyImage(3, 1, 2)] }),
  );
  const ids = (wanted: ReportOptions['keyImages']) => chosenKeyImages(visit, wanted).map(({ image }) => image.title);

  it('those marked for the report, clip by clip and frame by frame', () => expect(ids(null)).toEqual(['image 1', 'image 3']));
  it('or the chosen ones in the chosen order, marked or not, each once', () =>
    expect(ids([0x103, 0x102, 0x103].map((n) => countedId(n) as RecordId))).toEqual(['image 3', 'image 2']));
  it('passing over one that was removed in the meantime', () =>
    expect(ids([countedId(0x199), countedId(0x101)] as RecordId[])).toEqual(['image 1']));
});

describe('the model', () => {
  it('says nothing of the patient but who it is', () => {
    const json = JSON.stringify(collectReport(sources(), given()));
    expect(json).toContain('Holm');
    expect(json).not.toContain('private');
    expect(json).not.toContain('555');
  });

  it('is the same for the same facts, and valid', () => {
    const make = () => collectReport(sources(recorded(0, { keyImages: [keyImage(1, 0, 5)] })), given());
    expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
    expect(reportModelSchema.parse(make())).toEqual(make());
  });

  it('leaves out what is not wanted', () => {
    const none = { ...options, includeFindings: false, includeAdvice: false, includeMeasurements: false, keyImages: [] };
    const model = collectReport(sources(recorded(0)), given({ options: none, rows: [sampleRow({ recordingId: clipId(0) })] }));
    expect(model).toMatchObject({ findings: null, advice: null, measurements: null, keyImages: [], clips: [] });
  });

  it('counts time from the origin mark, slowed-down clips in true time', () => {
    const origin = {
      type: 'mark',
      id: countedId(0x300) as RecordId,
      recordingId: clipId(0),
      kind: 'origin',
      frame: toFrameNo(30),
    } as const;
    const [image] = collectReport(sources(recorded(0, { keyImages: [keyImage(1, 0, 6)], marks: [origin] })), given()).keyImages;
    expect(image?.clipTime).toBeCloseTo(0.2, 12);
    expect(image?.trueTime).toBeCloseTo(-0.1, 12);
  });

  it('gives no true time while the rate is unconfirmed, and no time at all for a frame that the index lacks', () => {
    const unsure = collectReport(sources(recorded(0, { keyImages: [keyImage(1, 0, 6)] }, false)), given());
    expect(unsure.keyImages[0]).toMatchObject({ trueTime: null });
    expect(unsure.keyImages[0]?.clipTime).toBeCloseTo(0.2, 12);
    const lost = collectReport(sources(recorded(0, { keyImages: [keyImage(1, 0, 6)], index: null })), given());
    expect(lost.keyImages[0]).toMatchObject({ clipTime: null, trueTime: null });
  });

  it('puts beside a key image the values of what is seen on its frame', () => {
    const shapes = [line(1, 0, 4, 8), line(2, 0, 9, 9), line(3, 0, 8, 9, 2)];
    const rows = shapes.map((shape, n) => sampleRow({ recordId: shape.id, recordingId: clipId(0), name: `row ${n + 1}` }));
    const model = collectReport(sources(recorded(0, { shapes, keyImages: [keyImage(1, 0, 6)] })), given({ rows }));
    expect(model.keyImages[0]?.values.map((row) => row.name)).toEqual(['row 1', 'row 3']);
    expect(model.measurements).toHaveLength(3);
  });

  it('drops the question about the rate once it was answered', () => {
    const warnings = [{ code: 'rate-from-container-only', message: 'Nothing tells the rate.', frames: [] }];
    const clips = (confirmed: boolean) => {
      const from = recorded(0, { keyImages: [keyImage(1, 0, 6)] }, confirmed);
      const recording = { ...from.recording, probe: { warnings } as never };
      return collectReport(sources({ ...from, recording }), given()).clips.map((clip) => clip.warnings.length);
    };
    expect(clips(false)).toEqual([1]);
    expect(clips(true)).toEqual([0]);
  });

  it('takes the title from the preset where none was typed', () => {
    const image = keyImage(1, 0, 6, { title: '', preset: 'toe-off-right' });
    expect(collectReport(sources(recorded(0, { keyImages: [image] })), given()).keyImages[0]?.title).toBe('Toe-off, right');
  });

  it('describes each clip that it uses, with scale, roll and warnings', () => {
    const scale: Calibration = {
      type: 'calibration',
      kind: 'line',
      id: countedId(0x400) as RecordId,
      visitId,
      recordingId: clipId(0),
      frame: toFrameNo(0),
      cameraPosition: 'tripod',
      points: [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ],
      lengthMm: 1000,
    };
    const { lengthMm: _, ...base } = scale;
    const vertical: Calibration = {
      ...base,
      kind: 'vertical',
      id: countedId(0x401) as RecordId,
      points: [
        { x: 100, y: 300 },
        { x: 110, y: 100 },
      ],
    };
    const model = collectReport(
      sources(
        recorded(0, { keyImages: [keyImage(1, 0, 6)], calibrations: [scale] }),
        recorded(1, { keyImages: [keyImage(2, 1, 6)], calibrations: [scale, vertical] }),
      ),
      given(),
    );
    expect(model.clips.map((clip) => clip.calibration)).toEqual([
      { kind: 'line', lengthMm: 1000, sharedFrom: null },
      { kind: 'line', lengthMm: 1000, sharedFrom: 'clip 0' },
    ]);
    expect(model.clips[0]?.rollDegrees).toBeNull();
    expect(model.clips[1]?.rollDegrees).toBeCloseTo((Math.atan2(10, 200) * 180) / Math.PI, 9);
    expect(model.clips[0]?.warnings).toEqual([{ code: 'gap', message: 'A gap.' }]);
  });
});
