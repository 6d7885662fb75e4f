import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeConditionsSchema } from '#core/capture/take.ts';
import type { TakeGroupId, TakeId, VisitId } from '#core/domain/ids.ts';
import { migrate, versionOf } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { openRecord } from '#db/open.ts';
import * as takes from '#db/repositories/takes.ts';
import type { WriteDb } from '#db/sql.ts';
import { newVisit } from '../helpers/importing.ts';
import { countedId, createTestApp } from '../helpers/testApp.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-take-record-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const group = countedId(900) as TakeGroupId;
const mode = { width: 640, height: 360, framesPerSecond: 240 };
const takeOf = (visitId: VisitId, n: number, change: Partial<takes.StoredTake> = {}): takes.StoredTake => ({
  id: countedId(n) as TakeId,
  groupId: group,
  visitId,
  number: 1,
  state: 'recording',
  camera: { role: 'rear', label: 'Camera', asked: mode, got: mode, controls: { exposureTime: 10, focusMode: 'manual' } },
  conditions: takeConditionsSchema.parse({ shoe: 'Ghost 15', taped: false }),
  startedAt: '2026-03-02T09:00:00.000Z',
  log: null,
  recordingId: null,
  ...change,
});

/** A record with one visit, opened beside the application. */
async function record(): Promise<{ readonly db: WriteDb; readonly visitId: VisitId }> {
  await using lab = createTestApp({ dataFolder: folder });
  const visitId = await newVisit(lab);
  await lab.close();
  return { db: openRecord({ file: join(folder, 'soleus.db'), key: null, backupFile: () => '' }), visitId };
}

test('a record from before takes gets them, keeps what it holds and leaves a copy from before', () => {
  const file = join(folder, 'old.db');
  const old = new Database(file) as WriteDb;
  migrate(old, () => {}, migrations.slice(0, 1));
  old.exec(`INSERT INTO setting (name, json, updated_at) VALUES ('clinic', '{"name":"Bridge Street"}', '2026-03-02T09:00:00.000Z')`);
  old.close();
  const copy = join(folder, 'before.db');
  const db = openRecord({ file, key: null, backupFile: () => copy });
  expect(versionOf(db)).toBe(migrations.length);
  expect(db.prepare('SELECT json FROM setting').pluck().all()).toEqual(['{"name":"Bridge Street"}']);
  expect(takes.takesInState(db, 'recording')).toEqual([]);
  db.close();
  expect(existsSync(copy)).toBe(true);
  const before = new Database(copy, { readonly: true });
  expect(before.pragma('user_version', { simple: true })).toBe(1);
  expect(before.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'take'").pluck().get()).toBe(0);
  before.close();
});

test('a take is read as it was written, and numbers count the groups of one visit, those thrown away too', async () => {
  const { db, visitId } = await record();
  const take = takeOf(visitId, 801);
  takes.addTake(db, take);
  expect(takes.takeById(db, take.id)).toEqual(take);
  expect(takes.nextTakeNumber(db, visitId)).toBe(2);
  takes.setTakeState(db, take.id, 'recording', 'discarded');
  expect(takes.nextTakeNumber(db, visitId)).toBe(2);
  expect(takes.nextTakeNumber(db, countedId(999) as VisitId)).toBe(1);
  db.close();
});

test('the record refuses two cameras in one place, a kept take without its clip, and a change from a state that is not so', async () => {
  const { db, visitId } = await record();
  const take = takeOf(visitId, 801);
  takes.addTake(db, take);
  expect(() => takes.addTake(db, takeOf(visitId, 802))).toThrow(/UNIQUE/);
  expect(() => takes.addTake(db, takeOf(visitId, 803, { groupId: countedId(901) as TakeGroupId, state: 'kept' }))).toThrow(/CHECK/);
  expect(() => takes.addTake(db, takeOf(countedId(998) as VisitId, 804, { groupId: countedId(902) as TakeGroupId }))).toThrow(
    /FOREIGN KEY/,
  );
  expect(() => takes.setTakeState(db, take.id, 'discarded', 'recording')).toThrow();
  expect(takes.takesOfVisit(db, visitId)).toEqual([take]);
  db.close();
});

test('a newer alignment of a group takes the place of the older; a take is not lined up with itself', async () => {
  const { db, visitId } = await record();
  const [a, b] = [takeOf(visitId, 801), takeOf(visitId, 802)];
  takes.addTake(db, a);
  takes.addTake(db, { ...b, camera: { ...b.camera, role: 'side-left' } });
  const sync = { groupId: group, reference: a.id, other: b.id, offsetSeconds: 0, residualSeconds: 0.008, method: 'shared-clock' as const };
  takes.setTakeSync(db, sync);
  const better = { ...sync, offsetSeconds: -0.0031, residualSeconds: 0.002, method: 'light' as const };
  takes.setTakeSync(db, better);
  expect(takes.takeSyncOf(db, group)).toEqual(better);
  expect(() => takes.setTakeSync(db, { ...sync, other: a.id })).toThrow(/CHECK/);
  db.close();
});
