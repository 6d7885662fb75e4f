import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Protocol, protocolText } from '#core/protocol/protocol.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { shipped, shippedProtocols } from '../unit/protocol/lab.ts';

const folderOf = (lab: TestApp): string => join(lab.dataFolder, 'protocols');
const put = (lab: TestApp, file: string, text: string): void => writeFileSync(join(folderOf(lab), file), text);
const listed = async (lab: TestApp, id: string) =>
  (await lab.call('protocols.list', {})).protocols.find(({ protocol }) => protocol.id === id);
const folderless = join(repoRoot, 'no-such-folder');
const quick = shipped('cadence-contact');
const own: Protocol = { ...quick, id: 'own-quick', name: 'Our own quick look' };

test('the protocols that come with Soleus are listed without problems, and where the clinic’s own lie', async () => {
  await using lab = createTestApp();
  const list = await lab.call('protocols.list', {});
  expect(list.problems).toEqual([]);
  expect(list.folder).toBe(folderOf(lab));
  expect(list.protocols.map(({ protocol }) => protocol.id).toSorted()).toEqual([...shippedProtocols].toSorted());
  for (const one of list.protocols)
    expect(one).toMatchObject({ origin: 'shipped', revision: 0, overrides: false, file: `${one.protocol.id}.json` });
});

test('a protocol goes to the clinic’s folder as a readable file, and comes back the same after the program was closed', async () => {
  await using lab = createTestApp();
  const saved = await lab.call('protocols.save', { protocol: own, revision: 0 });
  expect(saved).toMatchObject({ protocol: own, origin: 'clinic', file: 'own-quick.json', overrides: false });
  expect(readFileSync(join(folderOf(lab), 'own-quick.json'), 'utf8')).toBe(protocolText(own));
  expect(readdirSync(folderOf(lab))).toEqual(['own-quick.json']);
  expect(lab.events).toContainEqual({ type: 'changed', topic: 'protocols', id: null });
  expect(await lab.call('audit.list', { entityId: 'own-quick' })).toMatchObject([{ action: 'saved', entity: 'protocol' }]);
  await lab.close();
  await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 50 });
  expect(await listed(again, 'own-quick')).toEqual(saved);
});

test('the clinic’s own file stands in place of the shipped one of its id, whatever the file is called, and changing it keeps its name', async () => {
  await using lab = createTestApp();
  put(lab, 'our way.json', protocolText({ ...quick, name: 'Cadence, our way' }));
  const mine = await listed(lab, quick.id);
  expect(mine).toMatchObject({ origin: 'clinic', overrides: true, file: 'our way.json', protocol: { name: 'Cadence, our way' } });
  expect((await lab.call('protocols.list', {})).protocols.length).toBe(shippedProtocols.length);
  await lab.call('protocols.save', { protocol: { ...quick, name: 'Cadence, better' }, revision: mine?.revision ?? 0 });
  expect(readdirSync(folderOf(lab))).toEqual(['our way.json']);
  expect((await listed(lab, quick.id))?.protocol.name).toBe('Cadence, better');
});

test('broken files are told with file, place and reason, and do not break the rest', async () => {
  await using lab = createTestApp();
  put(lab, 'a good one.json', protocolText(own));
  put(lab, 'b broken.json', '{"schema": 1, "id": ');
  put(lab, 'c typo.json', protocolText({ ...own, id: 'typo' }).replace('"strides": 7', '"strides": 700'));
  put(lab, 'd twin.json', protocolText(own));
  put(lab, 'e newer.json', protocolText({ ...own, id: 'newer' }).replace('"schema": 1', '"schema": 9'));
  put(lab, 'f huge.json', ' '.repeat(1024 * 1024 + 1));
  put(lab, 'notes.txt', 'no protocol');
  mkdirSync(join(folderOf(lab), 'g folder.json'));
  const { protocols, problems } = await lab.call('protocols.list', {});
  expect(protocols.filter(({ origin }) => origin === 'clinic').map(({ file }) => file)).toEqual(['a good one.json']);
  expect(problems.map(({ origin, file, path }) => [origin, file, path])).toEqual([
    ['clinic', 'b broken.json', ''],
    ['clinic', 'c typo.json', 'steps[5].strides'],
    ['clinic', 'd twin.json', 'id'],
    ['clinic', 'e newer.json', 'schema'],
    ['clinic', 'f huge.json', ''],
    ['clinic', 'g folder.json', ''],
  ]);
  for (const { message } of problems) expect(message).toMatch(/\S.{8,}/);
});

test('a stale window, and a broken file of that name, are never written over', async () => {
  await using lab = createTestApp();
  const first = await lab.call('protocols.save', { protocol: own, revision: 0 });
  expect(await lab.failing('protocols.save', { protocol: own, revision: 0 })).toMatchObject({ code: 'conflict' });
  // Changed by hand meanwhile.
  put(lab, 'own-quick.json', protocolText({ ...own, name: 'By hand' }));
  expect(await lab.failing('protocols.save', { protocol: own, revision: first.revision })).toMatchObject({ code: 'conflict' });
  put(lab, 'other.json', '{ "half": ');
  const other = { ...own, id: 'other' };
  expect(await lab.failing('protocols.save', { protocol: other, revision: 0 })).toMatchObject({ code: 'conflict', message: /other\.json/ });
  expect(readFileSync(join(folderOf(lab), 'other.json'), 'utf8')).toBe('{ "half": ');
  // Two windows at once: one of them is told.
  const { revision } = (await listed(lab, 'own-quick')) ?? { revision: -1 };
  const both = ['A', 'B'].map((name) => lab.app.call('protocols.save', { protocol: { ...own, name }, revision }));
  expect((await Promise.all(both)).map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});

test('a protocol that contradicts itself is refused, each field with its reason', async () => {
  await using lab = createTestApp();
  const steps = quick.steps.map((step) => (step.kind === 'film' ? { ...step, view: 'any' } : step));
  const failure = await lab.failing('protocols.save', { protocol: { ...own, name: '', steps }, revision: 0 });
  expect(failure.code).toBe('invalid-input');
  expect(Object.keys(failure.fields ?? {}).toSorted()).toEqual(['protocol.name', 'protocol.steps.0.view']);
  expect(readdirSync(folderOf(lab))).toEqual([]);
});

test('only the clinic’s own can be removed; the shipped one is there again, and the removed one can be brought back', async () => {
  await using lab = createTestApp();
  expect(await lab.failing('protocols.remove', { id: quick.id })).toMatchObject({ code: 'forbidden' });
  expect(await lab.failing('protocols.remove', { id: 'no-such' })).toMatchObject({ code: 'not-found' });
  await lab.call('protocols.save', { protocol: { ...quick, name: 'First' }, revision: 0 });
  await lab.call('protocols.remove', { id: quick.id });
  expect(await listed(lab, quick.id)).toMatchObject({ origin: 'shipped', protocol: { name: quick.name } });
  lab.clock.tick(1);
  await lab.call('protocols.save', { protocol: { ...quick, name: 'Second' }, revision: 0 });
  expect(await lab.failing('protocols.restore', { id: quick.id })).toMatchObject({ code: 'conflict' });
  await lab.call('protocols.remove', { id: quick.id });
  expect(await lab.call('protocols.restore', { id: quick.id })).toMatchObject({ origin: 'clinic', protocol: { name: 'Second' } });
  await lab.call('protocols.remove', { id: quick.id });
  // The first one is still in the folder, out of use.
  const gone = readdirSync(folderOf(lab));
  expect(gone.length).toBe(2);
  for (const name of gone) expect(name).toMatch(/^cadence-contact\.json\.\d{8}T\d+Z\.removed$/);
  expect(await lab.failing('protocols.restore', { id: 'no-such' })).toMatchObject({ code: 'not-found' });
});

test('a clinic’s folder that someone took away is made again; without the shipped ones it says what to do', async () => {
  await using lab = createTestApp({ resourcesFolder: join(folderless, 'resources') });
  rmSync(folderOf(lab), { recursive: true });
  expect(await lab.call('protocols.list', {})).toMatchObject({
    protocols: [],
    problems: [{ origin: 'shipped', message: /install Soleus again/ }],
  });
  await lab.call('protocols.save', { protocol: own, revision: 0 });
  expect((await listed(lab, own.id))?.origin).toBe('clinic');
});
