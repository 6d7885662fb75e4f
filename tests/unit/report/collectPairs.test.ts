import { describe, expect, it } from 'vitest';
import type { KeyImage } from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { PatientId, RecordId, RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { CaptureRate } from '#core/domain/recording.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import { everyPart, type ReportOptions } from '#core/domain/report.ts';
import type { PairSource, ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { chosenPairs, collectReport } from '#node/reports/collect.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { clinicalFactsOf } from './clinicalLab.ts';

const at = '2026-03-01T10:00:00.000Z';
const patientId = countedId(2) as PatientId;

const visit = (n: number, title: string, startedAt: string): Visit => ({
  id: countedId(n) as VisitId,
  patientId,
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
const now = visit(1, 'Control', '2026-05-01T10:00:00.000Z');
const before = visit(3, 'First visit', '2026-01-15T10:00:00.000Z');

const keyImage = (clip: number): KeyImage => ({
  type: 'key-image',
  id: countedId(0x100 + clip) as RecordId,
  recordingId: countedId(0x10 + clip) as RecordingId,
  frame: toFrameNo(clip),
  preset: null,
  title: '',
  comment: '',
  colour: '#ff0000',
  inReport: false,
});

function recorded(clip: number, of: Visit, captureRate: CaptureRate): ReportRecording {
  return {
    recording: {
      id: countedId(0x10 + clip) as RecordingId,
      visitId: of.id,
      title: `clip ${clip}`,
      view: 'side-left',
      cameraPosition: `tripod ${clip}`,
      condition: '',
      conditions: unknownConditions,
      speed: null,
      width: 640,
      height: 360,
      frames: 100,
      durationSeconds: 100 / 30,
      captureRate,
      originalName: `${clip}.mov`,
      originalBytes: 1,
      originalSha256: 'a'.repeat(64),
      reviewCopy: false,
      probe: { warnings: [] } as never,
      importedAt: at,
      removedAt: null,
    },
    reviewedFile: `${clip}.mov`,
    index: { ticks: Array.from({ length: 100 }, (_, n) => n * 100), ticksPerSecond: 3000 },
    shapes: [],
    keyImages: [keyImage(clip)],
    marks: [],
    tracks: [],
    gaitEvents: [],
    calibrations: [],
    pictures: new Map(),
  };
}

const sure = { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed: true, reason: '' } as const;
const unsure = { framesPerSecond: 60, slowdown: 1, source: 'container', confirmed: false, reason: '' } as const;
const [own, unused, older] = [recorded(0, now, sure), recorded(1, now, sure), recorded(2, before, unsure)] as const;

const pair = (n: number, inReport: boolean, ...clips: readonly (readonly [ReportRecording, Visit])[]): PairSource => ({
  pair: {
    id: countedId(0x300 + n) as RecordId,
    title: `pair ${n}`,
    caption: '',
    inReport,
    images: clips.map(([{ recording }]) => ({ recordingId: recording.id, keyImageId: countedId(0x100) as RecordId, mirrored: false })),
  },
  images: clips.map(([from, of]) => ({ from, visit: of, image: from.keyImages[0] ?? null, mirrored: false })),
});

const sources: ReportSources = {
  patient: {
    id: patientId,
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
  },
  visit: now,
  recordings: [own, unused],
  pairs: [pair(1, true, [older, before], [own, now]), pair(2, false, [own, now], [unused, now]), pair(3, true, [own, now], [own, now])],
  differences: [],
  decisions: [],
  protocolRuns: [],
};

const options: ReportOptions = {
  ...everyPart,
  audience: 'clinician',
  forEmail: false,
  weeks: 1,
  includeBeforeAfter: false,
  paper: 'A4',
  keyImages: null,
  pairs: null,
  includeMeasurements: false,
  includeFindings: false,
  includeAdvice: false,
};
const model = (change: Partial<ReportOptions> = {}) =>
  collectReport(sources, {
    options: { ...options, ...change },
    clinic: { name: '', address: '', contact: '', clinician: '', registration: '' },
    logo: null,
    program: '1',
    lengthUnit: 'cm',
    clinical: clinicalFactsOf(),
    timeZone: 'UTC',
    version: 1,
    madeAt: at,
    rows: [],
    pictureOf: () => null,
    drawingOf: () => [],
  });
const ids = (...numbers: readonly number[]) => numbers.map((n) => countedId(0x300 + n) as RecordId);

describe('which pairs are printed', () => {
  const titles = (change: Partial<ReportOptions>) => chosenPairs(sources, { ...options, ...change }).map(({ pair: { title } }) => title);

  it('those marked for the report, in the order of the record', () => expect(titles({})).toEqual(['pair 1', 'pair 3']));
  it('or the chosen ones in the chosen order, marked or not, each once', () =>
    expect(titles({ pairs: ids(3, 2, 3) })).toEqual(['pair 3', 'pair 2']));
  it('passing over one that was removed in the meantime', () => expect(titles({ pairs: ids(9, 1) })).toEqual(['pair 1']));
  it('none when none is chosen, or pairs are left out', () => {
    expect(titles({ pairs: [] })).toEqual([]);
    expect(titles({ includeComparisons: false, pairs: ids(1) })).toEqual([]);
  });
});

describe('the clips that a report with pairs describes', () => {
  const named = (change: Partial<ReportOptions> = {}) => model(change).clips.map(({ title }) => title);

  it('are those of the visit that are used, then those of other visits with the day of theirs', () => {
    expect(named()).toEqual(['clip 0', 'clip 2']);
    expect(named({ pairs: ids(2, 1) })).toEqual(['clip 0', 'clip 1', 'clip 2']);
    const [mine, other] = model().clips;
    expect(mine?.visit).toBeNull();
    expect(other).toMatchObject({
      visit: { title: 'First visit', startedAt: '2026-01-15T10:00:00.000Z' },
      cameraPosition: 'tripod 2',
      captureRate: { framesPerSecond: 60, confirmed: false },
    });
  });
  it('are numbered, and each still says which it is of', () => {
    const { clips, comparisons } = model({ pairs: ids(3, 1) });
    expect(clips.map(({ number, title }) => [number, title])).toEqual([
      [1, 'clip 0'],
      [2, 'clip 2'],
    ]);
    expect(comparisons.map(({ images }) => images.map(({ clip }) => clip))).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
  it('are none when no pair is printed', () => expect(named({ pairs: [] })).toEqual([]));
});
