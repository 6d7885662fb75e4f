import { join } from 'node:path';
import { calibrationSchema, type ReviewRecord } from '#core/annotation/records.ts';
import type { Output } from '#core/contract/api.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import { barLengthMm, sceneReferences } from '#core/runner/camera.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { imported } from '../helpers/importing.ts';
import { markedRun } from '../helpers/markedRunner.ts';
import { clipCamera, makeRunnerClip, type RunnerClip } from '../helpers/runnerClip.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';
import { runnerPoses } from '../unit/gait/runnerPoses.ts';
import type { Bench } from './harness.ts';

const events = 20;
const angles = 8;
/** What the whole visit may take, in seconds of the machine. */
const limit = 60;

const takes: readonly { readonly name: string; readonly runner: RunnerParams; readonly fatigue: 'fresh' | 'fatigued' }[] = [
  { name: 'side fresh', runner: fresh, fatigue: 'fresh' },
  { name: 'side fatigued', runner: { ...fatigued, speed: fresh.speed }, fatigue: 'fatigued' },
];

/** A visit as a clinician has it, with nobody waiting between the steps: two clips, marked and pointed at, compared, reported and saved. */
export default async function visit(bench: Bench): Promise<void> {
  const [fps, seconds] = bench.quick ? [60, 4] : [120, 10];
  const frames = fps * seconds;
  const films: string[] = [];
  for (const { name, runner } of takes) films.push(await makeRunnerClip(join(bench.folder, `${name}.mp4`), { runner, fps, frames }));
  const spent: number[] = [];
  const part = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    spent.push((performance.now() - began) / 1000);
    bench.row(what, 's', spent.at(-1) ?? 0);
    return result;
  };

  const lab = await part('open the program on a new folder', async () => createTestApp());
  try {
    const visitId = await part('patient and visit', () => newVisit(lab));
    const clips = await part(`import two clips of ${frames} frames`, async () => {
      const ids: RecordingId[] = [];
      for (const film of films) ids.push((await imported(lab, visitId, film)).id);
      return ids;
    });
    await part('confirm rates, note the conditions, calibrate', async () => {
      for (const [n, id] of clips.entries()) await prepare(lab, id, visitId, n, fps);
    });
    await part(`mark ${events} events on each clip, the strides read after each`, () =>
      eachClip(clips, (id, n) => mark(lab, id, { runner: runnerOf(n), fps, frames })),
    );
    await part(`point at ${angles} sets of landmarks on each clip`, () =>
      eachClip(clips, (id, n) => point(lab, id, { runner: runnerOf(n), fps, frames })),
    );
    await part('key images of both first contacts', () => eachClip(clips, (id) => keyImage(lab, id, fps)));
    await part('open the comparison', () => lab.call('comparisons.open', { clips: clips.map((recordingId) => ({ recordingId })) }));
    const differences = await part('differences, kept for the report; suggestions', () => compare(lab, visitId, clips));
    const pages = await part('report: collected, set, kept', () => report(lab, visitId));
    await part('tables as a workbook', () => lab.call('measurements.export', { visitId, format: 'xlsx' }));
    bench.row(
      'the whole visit',
      's',
      spent.reduce((sum, one) => sum + one, 0),
      { 'at most': limit },
    );
    bench.note(`${differences} differences with a verdict; a report of ${pages} pages. Making the two films is not counted.`);
    bench.note(
      'Everything goes through the contract, one call a mark as the keys do. How many keys a stride takes is counted in tests/e2e/gait.spec.ts.',
    );
  } finally {
    await lab[Symbol.asyncDispose]();
  }
}

async function eachClip(clips: readonly RecordingId[], work: (id: RecordingId, n: number) => Promise<void>): Promise<void> {
  for (const [n, id] of clips.entries()) await work(id, n);
}

async function newVisit(lab: TestApp): Promise<VisitId> {
  const patient = await lab.call('patients.create', { details: { familyName: 'Bench', givenName: 'Visit', birthDate: null } });
  const details = { startedAt: '2026-03-02T09:00:00.000Z', findings: 'Cadence lower when tired.', advice: 'Film again in two weeks.' };
  return (await lab.call('visits.create', { patientId: patient.id, details })).id;
}

/** Adds records one call after the other, as a hand does. */
async function add(
  lab: TestApp,
  recordingId: RecordingId,
  records: readonly ReviewRecord[],
  after: () => Promise<unknown> = async () => {},
): Promise<void> {
  let { sequence } = await lab.call('review.get', { recordingId });
  for (const record of records) {
    ({ sequence } = await lab.call('review.apply', { recordingId, sequence, label: 'Bench', patch: [{ op: 'add', record }] }));
    await after();
  }
}

async function prepare(lab: TestApp, id: RecordingId, visitId: VisitId, n: number, framesPerSecond: number): Promise<void> {
  const { name = '', fatigue = null, runner } = takes[n] ?? {};
  await lab.call('recordings.confirmRate', { id, framesPerSecond });
  await lab.call('recordings.update', {
    id,
    title: name,
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    speed: runner?.speed ?? null,
    conditions: { ...unknownConditions, shoe: 'Road', fatigue },
  });
  const { bar, plumb } = sceneReferences(clipCamera, 'side');
  const common = { type: 'calibration', visitId, recordingId: id, frame: 0, cameraPosition: '' };
  await add(lab, id, [
    calibrationSchema.parse({ ...common, id: crypto.randomUUID(), kind: 'line', points: bar, lengthMm: barLengthMm }),
    calibrationSchema.parse({ ...common, id: crypto.randomUUID(), kind: 'vertical', points: plumb }),
  ]);
}

const runnerOf = (n: number): RunnerParams => takes[n]?.runner ?? fresh;

async function mark(lab: TestApp, id: RecordingId, run: RunnerClip): Promise<void> {
  const { visitId } = await lab.call('recordings.get', { id });
  const patch = markedRun(id, run).toSorted((a, b) => a.record.frame - b.record.frame);
  if (patch.length < events) throw new Error(`the clip shows only ${patch.length} events`);
  const records = patch.slice(0, events).map(({ record }) => record);
  await add(lab, id, records, () => lab.call('gait.takesOfVisit', { visitId }));
}

async function point(lab: TestApp, id: RecordingId, run: RunnerClip): Promise<void> {
  const take = { recordingId: id, ...run, look: 'side', startsAt: 0, camera: clipCamera } as const;
  await add(lab, id, runnerPoses(take, 'left', () => crypto.randomUUID()).slice(0, angles));
}

const keyImage = (lab: TestApp, recordingId: RecordingId, frame: number): Promise<void> =>
  add(lab, recordingId, [
    {
      type: 'key-image',
      id: crypto.randomUUID() as RecordId,
      recordingId,
      frame: toFrameNo(frame),
      preset: null,
      title: 'Stance',
      comment: '',
      colour: '#d94f2b',
      inReport: true,
    },
  ]);

/** How many differences have a verdict. */
async function compare(lab: TestApp, visitId: VisitId, [a, b]: readonly RecordingId[]): Promise<number> {
  if (a === undefined || b === undefined) throw new Error('two clips are compared');
  const { rows }: Output<'gait.difference'> = await lab.call('gait.difference', { a, b, purposes: ['other-fatigue'] });
  await lab.call('gait.keepDifference', { a, b, purposes: ['other-fatigue'], kept: true });
  await lab.call('gait.hints', { visitId });
  return rows.filter(({ difference }) => difference !== null).length;
}

/** Pages of the kept report. */
async function report(lab: TestApp, visitId: VisitId): Promise<number> {
  const options = {
    paper: 'A4',
    keyImages: null,
    includeComparisons: true,
    includeGait: true,
    includeDifferences: true,
    includeProtocol: true,
    includeSuggestions: true,
    includeMeasurements: true,
    includeFindings: true,
    includeAdvice: true,
  } as const;
  const { job } = await lab.call('reports.create', { visitId, options });
  const end = await lab.jobEnd(job);
  if (end.state !== 'done') throw new Error(`no report: ${JSON.stringify(end.failure)}`);
  const [kept] = await lab.call('reports.list', { visitId });
  return kept?.pages ?? 0;
}
