import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRecord } from '#db/open.ts';
import { addAudit, auditEntries, firstBrokenAudit } from '#db/repositories/audit.ts';
import type { WriteDb } from '#db/sql.ts';

let folder = '';
let db: WriteDb;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-audit-'));
  db = openRecord({ file: join(folder, 'soleus.db'), key: null, backupFile: () => join(folder, 'backup.db') });
  for (const entityId of ['a', 'b', 'c'])
    addAudit(db, { at: '2026-03-02T09:00:00.000Z', actor: 'A. Physio', action: 'created', entity: 'patient', entityId, detail: '' });
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

test('the log tells who did what, the newest first, and its chain is whole', () => {
  expect(auditEntries(db, null, 10).map((entry) => entry.entityId)).toEqual(['c', 'b', 'a']);
  expect(auditEntries(db, 'b', 10)).toMatchObject([{ actor: 'A. Physio', action: 'created' }]);
  expect(firstBrokenAudit(db)).toBeNull();
});

test('an entry can be neither changed nor removed', () => {
  expect(() => db.exec("UPDATE audit SET actor = 'nobody'")).toThrow(/append-only/);
  expect(() => db.exec('DELETE FROM audit')).toThrow(/append-only/);
});

test('whoever gets round that is found', () => {
  db.exec('DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed');
  db.exec("UPDATE audit SET actor = 'nobody' WHERE id = 2");
  expect(firstBrokenAudit(db)).toBe(2);
  db.exec('DELETE FROM audit WHERE id = 2');
  expect(firstBrokenAudit(db)).toBe(3);
});
