import { describe, expect, test } from 'vitest';
import type { ProtocolRunId } from '#core/domain/ids.ts';
import type { ReportOptions } from '#core/domain/report.ts';
import { hintsOf } from '#core/gait/hints.ts';
import { newRunState, type ProtocolRun, type RunState } from '#core/protocol/run.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import type { ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { gaitTake } from '#node/gait/takes.ts';
import { collectReport } from '#node/reports/collect.ts';
import { reportModelSchema } from '#node/reports/model.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { shipped } from '../protocol/lab.ts';
import { runnersClip, runnersSources, runnersVisit } from './runVisit.ts';
import { collectAll } from './sampleReport.ts';

const collected = (sources: ReportSources, change: Partial<ReportOptions> = {}) => collectReport(sources, collectAll(change));

const now = runnersVisit(1, '2026-05-01T10:00:00.000Z', 'Control');
const before = runnersVisit(3, '2026-01-15T10:00:00.000Z', 'First visit');
const side = runnersClip({ n: 0, visit: now });
const rear = runnersClip({ n: 1, visit: now, look: 'rear', events: false });
const bare = runnersClip({ n: 2, visit: now, events: false, landmarks: false });
const older = runnersClip({ n: 3, visit: before, runner: { ...fatigued, speed: fresh.speed } });

describe('running gait', () => {
  const { gait, clips } = collected(runnersSources(now, [side, rear, bare]));

  test('is of every clip that tells something, in the order of the clips; they are all named in the methods', () => {
    expect(gait?.map(({ clip }) => clips[clip - 1]?.title)).toEqual(['clip 0', 'clip 1']);
    expect(clips.map(({ title }) => title)).toEqual(['clip 0', 'clip 1']);
  });

  test('holds each foot’s true contact time, and the tracked leg’s kinematics', () => {
    const of = (id: string, foot: string | null) => gait?.[0]?.metrics.find((metric) => metric.id === id && metric.side === foot)?.result;
    const contact = of('contact-time', 'left');
    expect(contact).toMatchObject({ ok: true, few: false, provenance: 'true-time' });
    expect(contact?.ok === true && contact.value).toBeCloseTo((1000 * fresh.dutyFactor * 120) / fresh.cadence, -1);
    expect(of('tibia-inclination', 'left')).toMatchObject({ ok: true });
    expect(of('tibia-inclination', 'right')).toEqual({ ok: false, reason: 'far-leg', n: 0 });
  });

  test('names how the foot lands, and draws only what holds for the speed', () => {
    expect(gait?.[0]?.strikes).toMatchObject([{ side: 'left' }]);
    const drawn = gait?.[0]?.metrics.flatMap(({ id, reference }) => (reference === null ? [] : [`${id} ${reference.population}`]));
    expect([...new Set(drawn)]).toEqual([
      'cadence high-school runners',
      'contact-time young runners, slow treadmill run',
      'flight-time young runners, slow treadmill run',
      'duty-factor young runners, slow treadmill run',
    ]);
    const unknown = collected(runnersSources(now, [runnersClip({ n: 0, visit: now, change: { speed: null } })])).gait?.[0];
    expect(unknown?.metrics.every(({ reference }) => reference === null)).toBe(true);
    expect(unknown?.metrics.find(({ id }) => id === 'step-length')?.result).toMatchObject({ ok: false, reason: 'speed-unknown' });
  });

  test('is left out by choice, and empty where nothing is marked', () => {
    expect(collected(runnersSources(now, [side]), { includeGait: false })).toMatchObject({ gait: null, clips: [] });
    expect(collected(runnersSources(now, [bare]))).toMatchObject({ gait: [], clips: [] });
  });

  test('at 30 frames/s phases are refused with the reason, cadence is given', () => {
    const slow = collected(runnersSources(now, [runnersClip({ n: 0, visit: now, fps: 30, landmarks: false })])).gait?.[0];
    const of = (id: string) => slow?.metrics.find((metric) => metric.id === id)?.result;
    expect(of('cadence')).toMatchObject({ ok: true });
    for (const id of ['contact-time', 'flight-time', 'duty-factor', 'contact-time-asymmetry'])
      expect(of(id)).toMatchObject({ ok: false, reason: 'rate-too-low' });
  });
});

describe('differences', () => {
  const kept = (a: ReportRecording, b: ReportRecording, purposes: readonly 'other-footwear'[] = []) => ({
    a: { from: a, visit: a === older ? before : now, ofVisit: a === older ? [older] : [side, rear] },
    b: { from: b, visit: b === older ? before : now, ofVisit: [side, rear] },
    purposes,
  });
  const sources = runnersSources(now, [side, rear], { differences: [kept(older, side, ['other-footwear'])] });

  test('quote both clips with their visits, the other visit’s after the visit’s own', () => {
    const { differences, clips } = collected(sources);
    expect(clips.map(({ title, visit }) => [title, visit?.title ?? null])).toEqual([
      ['clip 0', null],
      ['clip 1', null],
      ['clip 3', 'First visit'],
    ]);
    expect(differences).toMatchObject([
      {
        a: { clip: 3, visitAt: before.startedAt, circumstances: { day: '2026-01-15' } },
        b: { clip: 1, visitAt: now.startedAt },
        purposes: ['other-footwear'],
      },
    ]);
    const cadence = differences?.[0]?.rows.find(({ id }) => id === 'cadence');
    expect(cadence?.verdict).toBe('changed');
    expect(cadence?.difference).toBeCloseTo(fresh.cadence - fatigued.cadence, 0);
  });

  test('a clip without a frame index has no numbers, and every row says so', () => {
    const lost = { ...older, index: null };
    const { differences } = collected(
      runnersSources(now, [side], { differences: [{ ...kept(older, side), a: { from: lost, visit: before, ofVisit: [lost] } }] }),
    );
    expect(differences?.[0]?.rows.length).toBeGreaterThan(10);
    for (const row of differences?.[0]?.rows ?? []) expect(row).toMatchObject({ verdict: 'not-comparable', reason: 'not-measured' });
  });

  test('are left out by choice; then their clip of another visit is not named either', () => {
    const without = collected(sources, { includeDifferences: false });
    expect(without.differences).toBeNull();
    expect(without.clips.map(({ title }) => title)).toEqual(['clip 0', 'clip 1']);
  });
});

test('a model that was kept before there were such parts still parses, with them left out', () => {
  const { gait, differences, protocols, suggestions, ...old } = { ...collected(runnersSources(now, [side])), schema: 1 };
  expect(gait).not.toBeNull();
  for (const part of [differences, protocols, suggestions]) expect(part).not.toBeNull();
  expect(reportModelSchema.parse(JSON.parse(JSON.stringify(old)))).toMatchObject({
    schema: 1,
    gait: null,
    differences: null,
    protocols: null,
    suggestions: null,
  });
});

test('a model is the same after it was kept as JSON', () => {
  const model = collected(runnersSources(now, [side, rear]));
  expect(reportModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
});

describe('suggestions', () => {
  const slowRunner = { ...fresh, cadence: 144, speed: 3.2 };
  const low = runnersClip({ n: 0, visit: now, runner: slowRunner, landmarks: false });
  const take = gaitTake(low, now, [low]);
  const [hint] = hintsOf(take === null ? [] : [take]);
  if (hint === undefined) throw new Error('a cadence of 144 gives rise to no suggestion');
  const said = (decision: 'accepted' | 'dismissed', note = '') =>
    ({ decision, note, hint, decidedAt: '2026-05-01T11:00:00.000Z', decidedBy: 'Dr. Jana Holm' }) as const;

  test('that were accepted are printed as they were shown, dismissed ones are not', () => {
    const { suggestions } = collected(runnersSources(now, [low], { decisions: [said('accepted', 'Two weeks, on the flat.')] }));
    expect(suggestions).toEqual([
      { hint, note: 'Two weeks, on the flat.', at: '2026-05-01T11:00:00.000Z', by: 'Dr. Jana Holm', standing: 'as-decided' },
    ]);
    expect(collected(runnersSources(now, [low], { decisions: [said('dismissed')] })).suggestions).toEqual([]);
    expect(collected(runnersSources(now, [low], { decisions: [said('accepted')] }), { includeSuggestions: false }).suggestions).toBeNull();
  });

  test('say when the numbers they rest on have changed or give rise to them no more', () => {
    const standing = (recording: ReportRecording) =>
      collected(runnersSources(now, [recording], { decisions: [said('accepted')] })).suggestions?.[0]?.standing;
    expect(standing({ ...low, gaitEvents: low.gaitEvents.slice(4) })).toBe('numbers-changed');
    expect(standing({ ...low, gaitEvents: [] })).toBe('no-longer-found');
  });
});

describe('guided protocols', () => {
  const protocol = shipped('cadence-contact');
  const run = (state: Partial<RunState> = {}): ProtocolRun => ({
    id: countedId(0x99) as ProtocolRunId,
    visitId: now.id,
    protocolId: protocol.id,
    revision: 1,
    protocol,
    state: { ...newRunState, ...state },
    startedAt: now.startedAt,
    updatedAt: now.startedAt,
    finishedAt: null,
  });
  const short = runnersClip({ n: 0, visit: now, seconds: 4, landmarks: false });

  test('say of each step whether it is done, open with what is missing, or left out with the reason', () => {
    const { protocols } = collected(runnersSources(now, [short], { protocolRuns: [run({ skips: { strides: 'runner tired' } })] }));
    expect(protocols?.map(({ name }) => name)).toEqual([protocol.name]);
    const steps = new Map(protocol.steps.map(({ id }, n) => [id, protocols?.[0]?.steps[n]]));
    expect(steps.get('film-side')).toMatchObject({ status: 'done', skipReason: null, missing: [] });
    expect(steps.get('seconds')).toMatchObject({ status: 'open', missing: ['clip clip 0: too few seconds filmed, 4 of 6'] });
    expect(steps.get('strides')).toMatchObject({ status: 'skipped', skipReason: 'runner tired' });
    expect(steps.get('strides')?.missing).toEqual(
      expect.arrayContaining(['clip clip 0: left initial contact, 5 of 8', 'clip clip 0: right initial contact, 6 of 8']),
    );
  });

  test('are left out by choice', () =>
    expect(collected(runnersSources(now, [short], { protocolRuns: [run()] }), { includeProtocol: false }).protocols).toBeNull());
});
