import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { type Conditions, unknownConditions } from '#core/domain/recording.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { markedRun } from '../helpers/markedRunner.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

const fps = 120;
const frames = { fresh: 760, tired: 761, later: 762 } as const;
type Name = keyof typeof frames;
let folder = '';
const files: Record<Name, string> = { fresh: '', tired: '', later: '' };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-gait-findings-'));
  for (const name of Object.keys(frames) as Name[])
    files[name] = await makeNumberedClip({ file: join(folder, `${name}.mp4`), frames: frames[name], width: 160, height: 96, fps });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A clip of the drawn runner's time: rate confirmed, speed and conditions given, contacts and toe-offs of both feet marked. */
async function clip(lab: TestApp, visit: VisitId, name: Name, runner: typeof fresh, conditions: Partial<Conditions>): Promise<RecordingId> {
  const { id } = await imported(lab, visit, files[name]);
  await lab.call('recordings.confirmRate', { id, framesPerSecond: fps });
  await say(lab, id, name, conditions);
  await lab.call('review.apply', {
    recordingId: id,
    sequence: 0,
    label: 'Mark',
    patch: markedRun(id, { runner, fps, frames: frames[name] }),
  });
  return id;
}
const say = (lab: TestApp, id: RecordingId, title: string, conditions: Partial<Conditions>) =>
  lab.call('recordings.update', {
    id,
    title,
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    speed: 3,
    conditions: { ...unknownConditions, ...conditions },
  });

async function freshAndTired(lab: TestApp) {
  const visit = await newVisit(lab);
  const a = await clip(lab, visit, 'fresh', fresh, { fatigue: 'fresh' });
  const b = await clip(lab, visit, 'tired', fatigued, { fatigue: 'fatigued' });
  return { visit, a, b };
}
const only = <T>(items: readonly T[]): T => {
  const [first, ...others] = items;
  if (first === undefined || others.length > 0) throw new Error(`one was expected: ${JSON.stringify(items)}`);
  return first;
};

test('fresh against fatigued: a change where there is one, a suggestion from it that is accepted, kept and remembered with its numbers', async () => {
  await using lab = createTestApp();
  const { visit, a, b } = await freshAndTired(lab);
  const unmeant = await lab.call('gait.difference', { a, b, purposes: [] });
  expect(unmeant.rows.find(({ id }) => id === 'cadence')).toMatchObject({ verdict: 'not-comparable', reason: 'other-fatigue' });
  const meant = await lab.call('gait.difference', { a, b, purposes: ['other-fatigue'] });
  const verdict = (id: string) => meant.rows.find((row) => row.id === id)?.verdict;
  expect([verdict('cadence'), verdict('duty-factor')]).toEqual(['changed', 'within-error']);

  const before = await lab.call('gait.hints', { visitId: visit });
  const { hint } = only(before.hints);
  expect(hint).toMatchObject({ id: 'fatigue', subject: `${a} ${b}`, source: { certainty: 'read' } });
  expect(hint.findings.map(({ metric }) => metric)).toContain('cadence');
  expect(before.cadences.map(({ title, targets }) => [title, targets.map(({ stepsPerMinute }) => stepsPerMinute)])).toEqual([
    ['fresh', [180, 189]],
    ['tired', [172, 180]],
  ]);

  lab.clock.tick(60);
  const deed = { visitId: visit, hintId: 'fatigue' as const, subject: hint.subject };
  const accepted = await lab.call('gait.decideHint', { ...deed, decision: 'accepted', note: ' shorter bouts ' });
  expect(only(accepted.hints).decision).toEqual({
    decision: 'accepted',
    note: 'shorter bouts',
    at: '2026-03-02T09:01:00.000Z',
    by: 'clinician',
    standing: 'as-decided',
    decidedOn: hint,
  });
  expect(lab.events.at(-1)).toEqual({ type: 'changed', topic: 'gait', id: visit });
  const [audit] = await lab.call('audit.list', { entityId: visit, limit: 1 });
  expect(audit).toMatchObject({ action: 'accepted', entity: 'hint', detail: `fatigue ${a} ${b}` });
  expect(await lab.call('gait.hints', { visitId: visit })).toEqual(accepted);

  // One mark fewer: other numbers. The decision stands, and says that they changed.
  const { records } = await lab.call('review.get', { recordingId: b });
  const last = records.findLast((record) => record.type === 'gait-event');
  if (last === undefined) throw new Error('nothing is marked');
  await lab.call('review.apply', { recordingId: b, sequence: 1, label: 'Remove', patch: [{ op: 'remove', record: last }] });
  const changed = only((await lab.call('gait.hints', { visitId: visit })).hints);
  expect(changed.decision).toMatchObject({ decision: 'accepted', standing: 'numbers-changed', decidedOn: hint });
  expect(changed.hint.findings).not.toEqual(hint.findings);
  // Another note leaves it as it was decided on; deciding once more takes the numbers of now.
  const noted = only((await lab.call('gait.decideHint', { ...deed, decision: 'accepted', note: 'next week' })).hints);
  expect(noted.decision).toMatchObject({ note: 'next week', standing: 'numbers-changed', decidedOn: hint });
  const again = only((await lab.call('gait.decideHint', { ...deed, decision: 'accepted', note: 'next week' })).hints);
  expect(again.decision).toMatchObject({ standing: 'as-decided', decidedOn: changed.hint });

  // Nobody knows any more which was the tired one: what was accepted stays, as it was.
  await say(lab, b, 'tired', {});
  const gone = only((await lab.call('gait.hints', { visitId: visit })).hints);
  expect(gone).toMatchObject({ hint: changed.hint, decision: { standing: 'no-longer-found' } });
  const dismissed = only((await lab.call('gait.decideHint', { ...deed, decision: 'dismissed' })).hints);
  expect(dismissed.decision).toMatchObject({ decision: 'dismissed', note: '', standing: 'no-longer-found' });
  expect((await lab.call('gait.decideHint', { ...deed, decision: null })).hints).toEqual([]);
  expect(await lab.failing('gait.decideHint', { ...deed, decision: 'accepted' })).toMatchObject({ code: 'not-found' });
});

test('a clip that is removed takes its suggestions along, and brings them back with what was decided', async () => {
  await using lab = createTestApp();
  const { visit, a, b } = await freshAndTired(lab);
  const deed = { visitId: visit, hintId: 'fatigue' as const, subject: `${a} ${b}` };
  await lab.call('gait.decideHint', { ...deed, decision: 'dismissed', note: 'was ill' });
  await lab.call('gait.keepDifference', { a, b, purposes: ['other-fatigue'], kept: true });
  await lab.call('recordings.remove', { id: b });
  expect((await lab.call('gait.hints', { visitId: visit })).hints.map(({ decision }) => decision?.standing)).toEqual(['no-longer-found']);
  expect(await lab.failing('gait.difference', { a, b })).toMatchObject({
    code: 'not-found',
    message: 'This recording is not in the record.',
  });
  expect(await lab.call('gait.keptDifferences', { visitId: visit })).toEqual([]);
  await lab.call('recordings.restore', { id: b });
  const back = only((await lab.call('gait.hints', { visitId: visit })).hints);
  expect(back.decision).toMatchObject({ decision: 'dismissed', note: 'was ill', standing: 'as-decided' });
  expect(await lab.call('gait.keptDifferences', { visitId: visit })).toHaveLength(1);
});

test('two visits: a difference is kept for the report once, this way round, with what it is for', async () => {
  await using lab = createTestApp();
  const { visit, a } = await freshAndTired(lab);
  const { patientId } = await lab.call('visits.get', { id: visit });
  const next = await lab.call('visits.create', { patientId, details: { startedAt: '2026-03-30T09:00:00.000Z' } });
  const c = await clip(lab, next.id, 'later', { ...fresh, cadence: 180 }, { fatigue: 'fresh', shoe: 'Cloud 5' });
  await say(lab, a, 'fresh', { fatigue: 'fresh', shoe: 'Pace 2' });

  const plain = await lab.call('gait.difference', { a, b: c });
  expect(plain).toMatchObject({ purposes: [], kept: false, keptReversed: false });
  expect(plain.rows.find(({ id }) => id === 'cadence')).toMatchObject({ verdict: 'not-comparable', reason: 'other-footwear' });
  const kept = await lab.call('gait.keepDifference', { a, b: c, purposes: ['other-footwear'], kept: true });
  expect(kept).toMatchObject({ kept: true, keptReversed: false });
  expect(kept.rows.find(({ id }) => id === 'cadence')).toMatchObject({ verdict: 'changed' });
  // Opened again without saying, it is as it was kept; the other way round too.
  expect(await lab.call('gait.difference', { a, b: c })).toEqual(kept);
  expect(await lab.call('gait.difference', { a: c, b: a })).toMatchObject({
    purposes: ['other-footwear'],
    kept: false,
    keptReversed: true,
  });
  for (const visitId of [visit, next.id])
    expect(await lab.call('gait.keptDifferences', { visitId })).toMatchObject([
      { a: { recordingId: a, title: 'fresh', visitId: visit }, b: { recordingId: c, visitId: next.id }, purposes: ['other-footwear'] },
    ]);
  expect(lab.events.slice(-2)).toEqual([visit, next.id].map((id) => ({ type: 'changed', topic: 'gait', id })));

  const turned = await lab.call('gait.keepDifference', { a: c, b: a, purposes: ['other-footwear'], kept: true });
  expect(turned).toMatchObject({ kept: true, keptReversed: false });
  expect(await lab.call('gait.keptDifferences', { visitId: visit })).toMatchObject([{ a: { recordingId: c }, b: { recordingId: a } }]);
  await lab.call('gait.keepDifference', { a, b: c, purposes: [], kept: false });
  expect(await lab.call('gait.keptDifferences', { visitId: visit })).toEqual([]);
  const actions = (await lab.call('audit.list', { entityId: null, limit: 3 })).map(({ action, entity }) => `${action} ${entity}`);
  expect(actions).toEqual(['dropped difference', 'kept difference', 'kept difference']);
});

test('clips of two patients, one clip twice and clips that are not there are refused by name', async () => {
  await using lab = createTestApp();
  const { visit, a } = await freshAndTired(lab);
  const stranger = await imported(lab, await newVisit(lab, 'Other'), files.fresh);
  for (const name of ['gait.difference', 'gait.keepDifference'])
    expect(await lab.failing(name, { a, b: stranger.id, purposes: [], kept: true })).toMatchObject({
      code: 'invalid-input',
      message: 'The two clips are of different patients.',
    });
  expect((await lab.failing('gait.difference', { a, b: a })).message).toBe('A clip does not differ from itself.');
  expect(await lab.failing('gait.hints', { visitId: crypto.randomUUID() })).toMatchObject({ code: 'not-found' });
  expect(await lab.failing('gait.decideHint', { visitId: visit, hintId: 'heel-whip', subject: a, decision: 'accepted' })).toMatchObject({
    code: 'not-found',
    message: 'This suggestion does not follow from what is measured in this visit.',
  });
  expect(await lab.failing('gait.decideHint', { visitId: visit, hintId: 'nonsense', subject: a, decision: null })).toMatchObject({
    code: 'invalid-input',
  });
  expect(await lab.call('gait.keptDifferences', { visitId: visit })).toEqual([]);
});
