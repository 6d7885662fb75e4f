import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { allowVideoUse, newCourse, newRunner, newVisitOf, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { editPlan, enterDay, newEpisode, runEntryOf, setsOf, shoeEntryOf, startPlan } from '#tests/helpers/plan.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
beforeEach(() => {
  lab = createTestApp();
});
afterEach(() => lab[Symbol.asyncDispose]());

/** Every row of every table but those that only grow: the audit log, and the list of merges itself. */
function rowsOf(folder: string): Readonly<Record<string, unknown>> {
  const db = new Database(join(folder, 'soleus.db'), { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all() as {
      name: string;
    }[];
    const kept = tables.map(({ name }) => name).filter((name) => !/^(audit|patient_merge|patient_search_.*)$/.test(name));
    return Object.fromEntries(
      kept.map((name) => [
        name,
        db
          .prepare(`SELECT * FROM ${name}`)
          .all()
          .map((row) => JSON.stringify(row))
          .toSorted(),
      ]),
    );
  } finally {
    db.close();
  }
}

const revisionOf = async (id: PatientId): Promise<number> => (await lab.call('patients.get', { id })).revision;
async function merge(keep: PatientId, merged: PatientId, name = 'Quillfeather') {
  const { proposed } = await lab.call('patients.mergePreview', { keep, merge: merged });
  const [keepRevision, mergeRevision] = [await revisionOf(keep), await revisionOf(merged)];
  return lab.call('patients.merge', { keep, merge: merged, keepRevision, mergeRevision, details: { ...proposed, familyName: name } });
}

/** A red flag of an earlier visit keeps treatment back, as it should; anything else is a fault. */
const unlessBlocked = (thrown: unknown): void => {
  if (!(thrown instanceof FailureError) || thrown.failure.code !== 'blocked') throw thrown;
};

/** Something that a clinic may do with a patient, one of these each. */
const doings: Readonly<Record<string, (patient: PatientId, n: number) => Promise<unknown>>> = {
  visit: (patient) => newVisitOf(lab, patient),
  'signed visit': async (patient) => {
    const { id } = await newVisitOf(lab, patient);
    await writeNote(lab, id);
    await sign(lab, id);
  },
  'raised flag': async (patient) => {
    const { id } = await newVisitOf(lab, patient);
    await screen(lab, id, { 'RF02.swelling': { given: 'yes' } });
    const { flags } = await lab.call('safety.ofVisit', { visitId: id });
    const event = { flagId: flags[0]?.flag.id ?? '', at: lab.clock.now.toISOString(), by: robin };
    await lab.call('safety.record', {
      visitId: id,
      details: { deed: 'event', event: { kind: 'referral-made', ...event, to: 'GP', urgency: 'same-day', outcomeDue: '2026-03-09' } },
    });
  },
  course: async (patient, n) => {
    const { course, episode } = await newCourse(lab, patient, countedId(0xd000 + n));
    const { id } = await newVisitOf(lab, patient);
    await screen(lab, id);
    await start(lab, id, 'shockwave', { courseId: course.id, episodeId: episode.id }).catch(unlessBlocked);
  },
  consent: (patient) => allowVideoUse(lab, patient),
  hold: (patient) => lab.call('retention.hold', { patientId: patient, reason: 'A claim.' }),
  plan: async (patient) => {
    const { id } = await newVisitOf(lab, patient);
    await screen(lab, id);
    const episode = await newEpisode(lab, patient);
    const plan = await startPlan(lab, id, episode.id).catch(unlessBlocked);
    if (plan !== undefined) await editPlan(lab, plan, id, setsOf(2));
  },
  diary: async (patient) => {
    const episode = await newEpisode(lab, patient);
    await enterDay(lab, episode.id, '2026-03-01', { painDuring: { given: 2 } });
  },
  'run in a shoe': async (patient) => {
    const shoe = await lab.call('shoes.create', { patientId: patient, details: shoeEntryOf('Blue') });
    await lab.call('runs.create', { patientId: patient, details: runEntryOf('2026-03-01', { shoeId: { given: shoe.details.id } }) });
    await lab.call('runs.setLogged', { patientId: patient, from: '2026-02-23', to: '2026-03-01', logged: true });
  },
  'removed form': async (patient) => {
    const { id } = await newVisitOf(lab, patient);
    const form = await start(lab, id, 'intake');
    await lab.call('forms.remove', { id: form.id });
  },
};

test('merging and undoing it gives back every row, byte for byte, whatever both had', { timeout: 240_000 }, async () => {
  const list = fc.array(fc.constantFrom(...Object.keys(doings)), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(list, list, async (ofKeep, ofMerged) => {
      await lab[Symbol.asyncDispose]();
      lab = createTestApp();
      const [keep, merged] = [(await newRunner(lab)).patientId, (await newRunner(lab, 'Quilfeather')).patientId];
      let n = 0;
      for (const [patient, list] of [
        [keep, ofKeep],
        [merged, ofMerged],
      ] as const)
        for (const what of list) {
          lab.clock.tick(60);
          await doings[what]?.(patient, ++n);
        }
      const before = rowsOf(lab.dataFolder);
      lab.clock.tick(60);
      const { id } = await merge(keep, merged);
      expect(rowsOf(lab.dataFolder)).not.toEqual(before);
      const search = await lab.call('patients.search', { query: 'qui' });
      expect(search.patients.map((one) => one.id)).toEqual([keep]);
      for (const { id: visit } of await lab.call('visits.list', { patientId: keep })) {
        const signing = await lab.call('visits.signing', { id: visit });
        if (signing.state === 'signed') expect(signing).toMatchObject({ intact: true });
      }
      lab.clock.tick(60);
      await lab.call('patients.unmerge', { id });
      expect(rowsOf(lab.dataFolder)).toEqual(before);
    }),
    { numRuns: 12 },
  );
});

describe('a merge', () => {
  let keep: PatientId;
  let merged: PatientId;
  beforeEach(async () => {
    keep = (await newRunner(lab)).patientId;
    const second = await lab.call('patients.create', {
      details: { familyName: 'Quilfeather', givenName: 'Ada', birthDate: '1990-05-04', phone: '0170 1', notes: 'Second.' },
      despiteSimilar: true,
    });
    merged = second.id;
    await newVisitOf(lab, merged);
  });

  test('is shown field by field before, and takes the chosen values', async () => {
    const preview = await lab.call('patients.mergePreview', { keep, merge: merged });
    const states = Object.fromEntries(preview.fields.map(({ field, state }) => [field, state]));
    expect(states).toMatchObject({ familyName: 'differ', givenName: 'same', phone: 'one', notes: 'one', birthDate: 'same' });
    expect(preview.proposed).toMatchObject({ familyName: 'Quillfeather', phone: '0170 1', notes: 'Second.' });
    expect(preview.moves).toMatchObject({ visits: 1, recordings: 0 });
    await merge(keep, merged, 'Quill');
    expect(await lab.call('patients.get', { id: keep })).toMatchObject({ familyName: 'Quill', phone: '0170 1' });
    expect((await lab.call('visits.list', { patientId: keep })).length).toBe(2);
    const [line] = await lab.call('audit.list', { entityId: keep });
    expect(line).toMatchObject({ action: 'merged', detail: `with ${merged}: familyName, phone, notes` });
  });

  test('of stale windows, of one record, with the sample patient or with somebody removed is refused', async () => {
    const details = { familyName: 'Q', givenName: 'A', birthDate: null };
    const input = { keep, merge: merged, keepRevision: 1, mergeRevision: 1, details };
    expect(await lab.failing('patients.merge', { ...input, keepRevision: 7 })).toMatchObject({ code: 'conflict' });
    expect(await lab.failing('patients.merge', { ...input, mergeRevision: 7 })).toMatchObject({ code: 'conflict' });
    expect(await lab.failing('patients.merge', { ...input, merge: keep })).toMatchObject({ code: 'invalid-input' });
    await lab.call('patients.remove', { id: merged });
    expect(await lab.failing('patients.merge', { ...input, mergeRevision: 2 })).toMatchObject({ code: 'conflict' });
  });

  test('leaves the merged record closed to every window that still shows it', async () => {
    const stale = await revisionOf(merged);
    await merge(keep, merged);
    for (const [name, input] of [
      ['patients.update', { id: merged, revision: stale + 1, details: { familyName: 'X', givenName: 'Y', birthDate: null } }],
      ['patients.restore', { id: merged }],
      ['visits.create', { patientId: merged, details: { startedAt: '2026-03-02T09:00:00.000Z' } }],
      [
        'patients.merge',
        {
          keep: merged,
          merge: keep,
          keepRevision: stale + 1,
          mergeRevision: 2,
          details: { familyName: 'X', givenName: 'Y', birthDate: null },
        },
      ],
    ] as const)
      expect([name, (await lab.failing(name, input)).code]).toEqual([name, 'conflict']);
    expect(await lab.call('removed.list', {})).toEqual([]);
    expect(await lab.call('patients.merges', { patientId: keep })).toMatchObject([{ keepId: keep, mergedId: merged, undoneAt: null }]);
  });

  test('undone takes with each visit what was written there since, and keeps what was changed of the patient since', async () => {
    const [visit] = await lab.call('visits.list', { patientId: merged });
    const { id } = await merge(keep, merged);
    const note = await writeNote(lab, visit?.id as never);
    const { revision, ...details } = await lab.call('patients.get', { id: keep });
    await lab.call('patients.update', { id: keep, revision, details: { ...details, email: 'ada@example.org' } });
    await lab.call('patients.unmerge', { id });
    expect(await lab.call('forms.get', { id: note.id })).toMatchObject({ patientId: merged });
    expect(await lab.call('patients.get', { id: keep })).toMatchObject({ email: 'ada@example.org' });
    expect(await lab.call('patients.get', { id: merged })).toMatchObject({ familyName: 'Quilfeather', removedAt: null });
    expect(await lab.failing('patients.unmerge', { id })).toMatchObject({ code: 'conflict' });
  });

  test('is not undone while something was made across both records, nor before a later merge of the record', async () => {
    const { episode } = await newCourse(lab, keep, countedId(0xd1));
    const [visit] = await lab.call('visits.list', { patientId: merged });
    const { id } = await merge(keep, merged);
    const form = await start(lab, visit?.id as never, 'note', { episodeId: episode.id });
    expect(await lab.failing('patients.unmerge', { id })).toMatchObject({ code: 'conflict', message: /^1 thing was made across/ });
    await lab.call('forms.update', { id: form.id, revision: 1, details: form.details, episodeId: null });
    const third = (await newRunner(lab, 'Quillfeder')).patientId;
    const later = await merge(third, keep);
    expect(await lab.failing('patients.unmerge', { id })).toMatchObject({ code: 'conflict', message: /merged into another since/ });
    await lab.call('patients.unmerge', { id: later.id });
    await lab.call('patients.unmerge', { id });
    expect(await lab.call('visits.list', { patientId: merged })).toHaveLength(1);
  });

  test('is whole or not at all when the program is opened again', async () => {
    const { id } = await merge(keep, merged);
    await lab.close();
    await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 9000 });
    expect(await again.call('visits.list', { patientId: keep })).toHaveLength(2);
    await again.call('patients.unmerge', { id });
    expect(await again.call('visits.list', { patientId: merged })).toHaveLength(1);
  });
});
