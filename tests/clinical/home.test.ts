import { afterEach, beforeEach, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { edit, newCourse, newRunner, newVisitOf, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
beforeEach(() => {
  lab = createTestApp();
});
afterEach(() => lab[Symbol.asyncDispose]());
const home = () => lab.call('home.today', {});
const days = (n: number): void => lab.clock.tick(n * 86_400);

test('an empty clinic has nothing on its home screen', async () => {
  expect(await home()).toEqual({ day: '2026-03-02', today: [], recent: [], drafts: { visits: [], more: false }, overdue: [] });
});

test('today’s visits stand in their order, those seen last before, and unsigned forms by their visit', async () => {
  const first = await newRunner(lab, 'Abel');
  lab.clock.tick(3600);
  const second = await newRunner(lab, 'Berg');
  await lab.call('visits.create', { patientId: first.patientId, details: { startedAt: '2026-02-20T09:00:00.000Z' } });
  const removed = await newRunner(lab, 'Gone');
  await lab.call('visits.remove', { id: removed.visitId });
  expect((await home()).today.map(({ familyName, signed }) => [familyName, signed])).toEqual([
    ['Abel', false],
    ['Berg', false],
  ]);
  expect((await home()).recent.map(({ familyName, visits }) => [familyName, visits])).toEqual([
    ['Berg', 1],
    ['Abel', 2],
  ]);
  await writeNote(lab, first.visitId);
  lab.clock.tick(60);
  await start(lab, second.visitId, 'intake');
  await start(lab, second.visitId, 'note');
  const { drafts } = await home();
  expect(drafts.visits.map(({ familyName, forms }) => [familyName, forms.map(({ kind }) => kind).toSorted()])).toEqual([
    ['Berg', ['intake', 'note']],
    ['Abel', ['note']],
  ]);
  await sign(lab, first.visitId);
  expect((await home()).drafts.visits.map(({ familyName }) => familyName)).toEqual(['Berg']);
  expect((await home()).today.map(({ familyName, signed }) => [familyName, signed])).toContainEqual(['Abel', true]);
  await lab.call('visits.remove', { id: second.visitId });
  expect((await home()).drafts.visits).toEqual([]);
  days(1);
  expect(await home()).toMatchObject({ day: '2026-03-03', today: [] });
});

test('more drafts than are shown are said to be there', async () => {
  const { patientId } = await newRunner(lab);
  for (let n = 0; n < 31; n++) {
    lab.clock.tick(60);
    await start(lab, (await newVisitOf(lab, patientId)).id, 'note');
  }
  const { drafts } = await home();
  expect([drafts.visits.length, drafts.more]).toEqual([30, true]);
});

test('what was promised falls due, and is off the list once it is done', async () => {
  const { patientId, visitId } = await newRunner(lab);
  const { course, episode } = await newCourse(lab, patientId, countedId(0xd1));
  await screen(lab, visitId);
  const tape = await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
  const wall = await start(lab, visitId, 'outcome', { instrument: 'knee-to-wall', side: 'left', episodeId: episode.id });
  await edit(lab, wall, 'outcome', (details) => ({ ...details, retestDue: '2026-03-16' }));
  await start(lab, visitId, 'shockwave', { courseId: course.id });
  expect((await home()).overdue).toEqual([]);
  days(1);
  expect((await home()).overdue).toMatchObject([{ kind: 'tape-removal', state: 'overdue', days: 0, familyName: 'Quillfeather', visitId }]);
  days(6);
  expect((await home()).overdue.map(({ kind, state }) => [kind, state])).toEqual([
    ['tape-removal', 'overdue'],
    ['next-shockwave', 'due-today'],
  ]);
  days(8);
  expect((await home()).overdue.map(({ kind, days: late }) => [kind, late])).toEqual([
    ['tape-removal', 14],
    ['next-shockwave', 8],
    ['re-test', 1],
  ]);
  await edit(lab, tape, 'taping', (details) => ({
    ...details,
    taping: { ...details.taping, removal: { at: lab.clock.now.toISOString(), reason: 'came-off', skin: 'none' } },
  }));
  const next = (await newVisitOf(lab, patientId)).id;
  await lab.call('forms.start', { visitId: next, kind: 'outcome', from: 'last', instrument: 'knee-to-wall', by: robin });
  expect((await home()).overdue.map(({ kind }) => kind)).toEqual(['next-shockwave']);
  const { revision, details } = await lab.call('courses.list', { patientId }).then(([one]) => one as NonNullable<typeof one>);
  await lab.call('courses.update', { id: course.id, revision, details: { ...details, status: 'stopped' } });
  expect((await home()).overdue).toEqual([]);
  // A removed visit takes its measure with it: the first one is due again.
  await lab.call('visits.remove', { id: next });
  expect((await home()).overdue.map(({ kind }) => kind)).toEqual(['re-test']);
  await lab.call('patients.remove', { id: patientId });
  expect((await home()).overdue).toEqual([]);
});

test('a promise is there again after the program was killed and opened', async () => {
  const { visitId } = await newRunner(lab);
  await screen(lab, visitId);
  await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
  await lab.close();
  await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 9000, now: '2026-03-09T09:00:00.000Z' });
  expect((await again.call('home.today', {})).overdue).toMatchObject([{ kind: 'tape-removal', days: 6 }]);
});

test('nothing that is answered is lost when the program is killed between two forms', async () => {
  const { visitId } = await newRunner(lab);
  const form = await start(lab, visitId, 'outcome', { instrument: 'nprs', side: 'left' });
  await edit(lab, form, 'outcome', (details) =>
    details.entry.instrument === 'nprs'
      ? { ...details, entry: { ...details.entry, input: { ...details.entry.input, rating: given(0) } } }
      : details,
  );
  // A second program on the same folder sees what the first has acknowledged, without waiting for it to close.
  await using other = createTestApp({ dataFolder: lab.dataFolder, firstId: 9000 });
  expect((await other.call('forms.get', { id: form.id })).derived.measures).toMatchObject([{ value: 0 }]);
});
