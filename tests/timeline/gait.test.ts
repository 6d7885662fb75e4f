import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { recordingSchema, unknownConditions } from '#core/domain/recording.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { addRecording } from '#db/repositories/recordings.ts';
import { newRunner, newVisitOf } from '#tests/helpers/clinical.ts';
import { markedRun } from '#tests/helpers/markedRunner.ts';
import { newEpisode } from '#tests/helpers/plan.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { enterVisaA, noon } from '#tests/helpers/timeline.ts';
import { withRecord } from '../media/recordedVisit.ts';

const today = '2026-06-15';
const fps = 120;
const frames = 900;
let lab: TestApp;
let clips = 0;
beforeEach(() => {
  lab = createTestApp({ now: noon(today) });
  clips = 0;
});
afterEach(() => lab[Symbol.asyncDispose]());

/** A clip of the drawn runner in the record, filmed from the left, with every contact and toe-off marked. Its film itself is read by nothing here. */
async function filmed(visitId: VisitId, runner: RunnerParams, confirmed = true): Promise<RecordingId> {
  const id = countedId(0x7000 + clips++) as RecordingId;
  const rate = { framesPerSecond: fps, slowdown: 1, source: 'clinician', confirmed, reason: 'answer' } as const;
  const recording = recordingSchema.parse({
    id,
    visitId,
    title: `Clip ${clips}`,
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    conditions: unknownConditions,
    speed: 3,
    width: 640,
    height: 360,
    frames,
    durationSeconds: frames / fps,
    captureRate: rate,
    originalName: 'clip.mp4',
    originalBytes: 1,
    originalSha256: 'a'.repeat(64),
    reviewCopy: false,
    probe: {
      fileName: 'clip.mp4',
      bytes: 1,
      container: 'mp4',
      codec: 'h264',
      profile: null,
      bitDepth: 8,
      hdr: false,
      codedWidth: 640,
      codedHeight: 360,
      width: 640,
      height: 360,
      rotation: 0,
      pixelAspect: 1,
      frames,
      firstTimestamp: 0,
      lastTimestamp: (frames - 1) / fps,
      containerRate: fps,
      keyFrameDistance: 12,
      hasAudio: false,
      hasBFrames: false,
      proposedRate: rate,
      warnings: [],
    },
    importedAt: noon(today),
    removedAt: null,
  });
  const index = { ticksPerSecond: fps, ticks: Array.from({ length: frames }, (_, n) => n) };
  withRecord(lab, (db) => addRecording(db, { recording, files: { original: 'clip.mp4', review: null }, index }));
  await lab.call('review.apply', { recordingId: id, sequence: 0, label: 'Mark', patch: markedRun(id, { runner, fps, frames }) });
  return id;
}

test('gait metrics stand at the days of their clips, with their uncertainty, or with the reason why there are none', async () => {
  const { patientId } = await newRunner(lab);
  const episode = await newEpisode(lab, patientId);
  const [first, second] = [await newVisitOf(lab, patientId, noon('2026-06-01')), await newVisitOf(lab, patientId, noon('2026-06-10'))];
  await enterVisaA(lab, { visitId: first.id, episodeId: episode.id, day: '2026-06-01' }, 40);
  const [fast, tired, unsure] = [await filmed(first.id, fresh), await filmed(second.id, fatigued), await filmed(second.id, fresh, false)];
  const { gait, clips: shown } = await lab.call('timeline.ofEpisode', { episodeId: episode.id });
  expect(shown.map(({ recordingId, day, of }) => [recordingId, day, of])).toEqual([
    [fast, '2026-06-01', 'episode'],
    [tired, '2026-06-10', 'patient'],
    [unsure, '2026-06-10', 'patient'],
  ]);
  const cadence = gait.find(({ metric }) => metric === 'cadence');
  expect(cadence).toMatchObject({ unit: 'steps/min' });
  expect(cadence?.points.map(({ recordingId, day, side }) => [recordingId, day, side])).toEqual([
    [fast, '2026-06-01', null],
    [tired, '2026-06-10', null],
    [unsure, '2026-06-10', null],
  ]);
  const [a, b, c] = cadence?.points.map(({ result }) => result) ?? [];
  if (a?.ok !== true || b?.ok !== true) throw new Error('not measured');
  expect(Math.abs(a.value - fresh.cadence)).toBeLessThan(1);
  expect(Math.abs(b.value - fatigued.cadence)).toBeLessThan(1);
  expect(a.standardError).toBeGreaterThan(0);
  expect(c).toEqual({ ok: false, reason: 'capture-rate-unconfirmed' });
  const contact = gait.find(({ metric }) => metric === 'contact-time');
  expect(contact?.points.filter(({ result }) => result.ok).map(({ side }) => side)).toEqual(['left', 'right', 'left', 'right']);
  // A clip that is removed takes its values along.
  await lab.call('recordings.remove', { id: fast });
  const after = await lab.call('timeline.ofEpisode', { episodeId: episode.id });
  expect(after.gait.find(({ metric }) => metric === 'cadence')?.points.map(({ recordingId }) => recordingId)).toEqual([tired, unsure]);
});

test('fifty visits with two marked clips each are read within two seconds, and again at once; a new mark is seen all the same', async () => {
  const { patientId } = await newRunner(lab);
  const episode = await newEpisode(lab, patientId);
  const filmedClips: RecordingId[] = [];
  for (let n = 0; n < 50; n++) {
    const visit = await newVisitOf(lab, patientId, noon(`2026-0${1 + (n % 5)}-${String(1 + (n % 28)).padStart(2, '0')}`));
    await enterVisaA(lab, { visitId: visit.id, episodeId: episode.id, day: '2026-05-01' }, 40 + (n % 20));
    for (const runner of [fresh, fatigued]) filmedClips.push(await filmed(visit.id, runner));
  }
  const read = async () => {
    const begun = performance.now();
    const { gait } = await lab.call('timeline.ofEpisode', { episodeId: episode.id });
    return { cadence: gait.find(({ metric }) => metric === 'cadence')?.points ?? [], took: performance.now() - begun };
  };
  const first = await read();
  expect(first.cadence).toHaveLength(100);
  expect(first.took, `${first.took} ms`).toBeLessThan(2000);
  const again = await read();
  expect(again.cadence).toEqual(first.cadence);
  expect(again.took, `${again.took} ms after ${first.took} ms`).toBeLessThan(Math.max(500, first.took * 0.8));
  const [clip] = filmedClips;
  await lab.call('review.undo', { recordingId: clip as RecordingId, sequence: 1 });
  expect((await read()).cadence).toHaveLength(99);
});
