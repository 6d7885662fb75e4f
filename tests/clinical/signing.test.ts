import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import type { Form } from '#core/clinical/form.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { edit, newRunner, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
let patientId: PatientId;
let visitId: VisitId;
let tape: Form;
let release: Form;
let note: Form;
beforeEach(async () => {
  lab = createTestApp();
  ({ patientId, visitId } = await newRunner(lab));
});
afterEach(() => lab[Symbol.asyncDispose]());

const consent = { type: 'verbal' as const, scope: '', needling: false, chaperoneOffered: true };

/** A visit with a screen, a taping, a manual release and a note, whose rules are settled. */
async function fullVisit(): Promise<void> {
  await screen(lab, visitId);
  tape = await start(lab, visitId, 'taping', { technique: 'heel-lift', side: 'left' });
  tape = await edit(lab, tape, 'taping', (details) => ({
    ...details,
    taping: { ...details.taping, lift: { heightMm: 8, bothShoes: given(true) }, plannedRemovalAt: '2026-03-03T09:00:00.000Z' },
  }));
  release = await start(lab, visitId, 'manual-release');
  release = await edit(lab, release, 'manual-release', (details) => ({
    ...details,
    session: {
      ...details.session,
      consent: given(consent),
      items: [
        {
          technique: 'foam-roll',
          structure: 'soleus-medial',
          side: 'left',
          grade: null,
          pressure: { none: 'not-asked' },
          tool: '',
          minutes: 3,
          sets: null,
          reps: null,
          pain: given(2),
        },
      ],
      conditions: Object.fromEntries(
        [
          'fracture',
          'skin-lesion-at-site',
          'anticoagulant',
          'acute-tear-under-72-h',
          'fluoroquinolone',
          'varicose-veins',
          'osteoporosis',
          'lymphoedema',
        ].map((condition) => [condition, given('no')]),
      ),
    },
  }));
  note = await writeNote(lab, visitId);
}

const tampered = (words: string, ...values: unknown[]): void => {
  const db = new Database(join(lab.dataFolder, 'soleus.db'));
  try {
    db.exec('DROP TRIGGER visit_signature_is_not_changed; DROP TRIGGER amendment_is_not_changed; DROP TRIGGER audit_is_not_changed;');
  } catch {
    // Dropped by an earlier attack of the same test.
  }
  db.prepare(words).run(...values);
  db.close();
};

describe('signing', () => {
  test('takes a note, settled rules and what was seen', async () => {
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ state: 'draft', obstacles: [{ why: 'nothing-written' }] });
    await expect(sign(lab, visitId)).rejects.toMatchObject({ failure: { code: 'invalid-input' } });
    await screen(lab, visitId);
    const unfinished = await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
    await writeNote(lab, visitId);
    const draft = await lab.call('visits.signing', { id: visitId });
    expect(draft).toMatchObject({ obstacles: [{ why: 'unsettled', formId: unfinished.id, kind: 'taping' }] });
    expect(draft.state === 'draft' && draft.obstacles[0]?.why === 'unsettled' && draft.obstacles[0].rules).toContain('taping.incomplete');
    await expect(sign(lab, visitId)).rejects.toMatchObject({ failure: { code: 'blocked', message: /taping\.incomplete/ } });
    await lab.call('forms.remove', { id: unfinished.id });
    const seen = await lab.call('visits.signing', { id: visitId });
    await start(lab, visitId, 'intake');
    expect(await lab.failing('visits.sign', { id: visitId, by: robin, sha256: seen.sha256 })).toMatchObject({ code: 'conflict' });
    expect(await sign(lab, visitId)).toMatchObject({ state: 'signed', intact: true, broken: [], forms: 3, by: robin });
    expect(await lab.failing('visits.sign', { id: visitId, by: robin, sha256: seen.sha256 })).toMatchObject({ code: 'signed' });
  });

  test('holds after the program is opened again, and is in the audit log by its hash', async () => {
    await fullVisit();
    const signed = await sign(lab, visitId);
    const [line] = await lab.call('audit.list', { entityId: visitId });
    expect(line).toMatchObject({ action: 'signed', detail: `sha256 ${signed.sha256}` });
    await lab.close();
    await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 5000 });
    expect(await again.call('visits.signing', { id: visitId })).toEqual(signed);
    expect((await again.call('visits.list', { patientId }))[0]).toMatchObject({
      forms: 4,
      signedAt: signed.state === 'signed' && signed.at,
    });
  });
});

describe('a signed visit', () => {
  beforeEach(async () => {
    await fullVisit();
    await sign(lab, visitId);
  });

  test('refuses every call that would change it, and says to amend', async () => {
    const { revision, startedAt, reason, findings, advice, title } = await lab.call('visits.get', { id: visitId });
    const details = { startedAt, reason, findings, advice, title };
    const forms = await lab.call('forms.ofVisit', { visitId });
    const attacks: readonly (readonly [string, unknown])[] = [
      ['visits.update', { id: visitId, revision, details: { ...details, findings: 'Changed.' } }],
      ['visits.update', { id: visitId, revision, details: { ...details, startedAt: '2026-01-01T00:00:00.000Z' } }],
      ['visits.remove', { id: visitId }],
      ...(['intake', 'note', 'taping', 'manual-release', 'cause-and-effect'] as const).map(
        (kind) => ['forms.start', { visitId, kind, from: 'empty', technique: 'low-dye', side: 'left' }] as const,
      ),
      ['forms.start', { visitId, kind: 'outcome', from: 'empty', instrument: 'nprs', side: 'left' }],
      ...forms.flatMap(({ id }) => [
        ['forms.remove', { id }] as const,
        ['forms.update', { id, revision: 99, details: note.details }] as const,
      ]),
      [
        'forms.update',
        {
          id: note.id,
          revision: note.revision,
          details: { kind: 'note', content: { subjective: 'X', objective: '', assessment: '', plan: '' } },
        },
      ],
    ];
    for (const [name, input] of attacks) {
      const failure = await lab.failing(name, input);
      if ((input as { revision?: number }).revision === 99) expect(failure.code).toBe('conflict');
      else expect([name, failure.code, failure.action]).toEqual([name, 'signed', 'Add an amendment to the visit instead.']);
    }
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ intact: true });
    expect(forms.every(({ locked }) => locked)).toBe(true);
  });

  test('lets no part of a treatment be changed beside what comes later by its nature', async () => {
    const removal = { at: '2026-03-02T12:00:00.000Z', reason: 'planned', skin: 'none' } as const;
    const attack = (change: Partial<Extract<Form['details'], { kind: 'taping' }>['taping']>) =>
      edit(lab, tape, 'taping', (details) => ({ ...details, taping: { ...details.taping, removal, ...change } }));
    for (const change of [{ note: 'More.' }, { purpose: 'Other.' }, { circulation: given('yes' as const) }])
      await expect(attack(change)).rejects.toMatchObject({ failure: { code: 'signed' } });
    const off = await attack({});
    expect(off.details).toMatchObject({ taping: { removal } });
    expect(off.judgement).toEqual(tape.judgement);
    const worse = await edit(lab, release, 'manual-release', (details) => ({
      ...details,
      session: { ...details.session, nextDayResponse: given('worse') },
    }));
    expect(worse.details).toMatchObject({ session: { nextDayResponse: { given: 'worse' } } });
    await expect(
      edit(lab, release, 'manual-release', (details) => ({ ...details, session: { ...details.session, response: given('better') } })),
    ).rejects.toMatchObject({ failure: { code: 'signed' } });
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ intact: true, broken: [] });
    expect((await lab.call('home.today', {})).overdue).toEqual([]);
  });

  test('is amended below what stands, in the order of reading', async () => {
    const amend = (text: string, after: number) => lab.call('visits.amend', { id: visitId, by: robin, text, reason: 'Read again.', after });
    lab.clock.tick(60);
    await amend('The left side was meant.', 0);
    expect(await lab.failing('visits.amend', { id: visitId, by: robin, text: 'Twice.', reason: 'Stale.', after: 0 })).toMatchObject({
      code: 'conflict',
    });
    lab.clock.tick(60);
    const signing = await amend('Second thought.', 1);
    expect(signing).toMatchObject({
      state: 'signed',
      intact: true,
      note: {
        content: { subjective: 'Calf tight after hills.' },
        amendments: [{ text: 'The left side was meant.' }, { text: 'Second thought.' }],
      },
    });
    expect(await lab.failing('visits.amend', { id: visitId, by: robin, text: ' ', reason: 'x', after: 2 })).toMatchObject({
      code: 'invalid-input',
    });
    lab.clock.tick(-86_400);
    expect(await lab.failing('visits.amend', { id: visitId, by: robin, text: 'Back.', reason: 'x', after: 2 })).toMatchObject({
      code: 'conflict',
      message: /clock/,
    });
  });

  test.each([
    [
      'the note',
      'note',
      `UPDATE clinical_form SET details_json = json_replace(details_json, '$.content.subjective', 'Other.') WHERE kind = 'note'`,
    ],
    ['the verdict of a rule', 'form', `UPDATE clinical_form SET judgement_json = '{"results":[],"unsettled":[]}' WHERE kind = 'taping'`],
    ['a form that was taken out', 'form', `UPDATE clinical_form SET removed_at = '2026-03-02T10:00:00.000Z' WHERE kind = 'taping'`],
    ['what the visit says', 'visit', `UPDATE visit SET findings = 'Other.'`],
    ['the day of the visit', 'visit', `UPDATE visit SET started_at = '2026-03-01T10:00:00.000Z'`],
    ['who signed', 'signature', `UPDATE visit_signature SET signed_by_json = json_replace(signed_by_json, '$.name', 'Somebody Else')`],
    ['when it was signed', 'signature', `UPDATE visit_signature SET signed_at = '2026-03-01T10:00:00.000Z'`],
    ['the content and its hash', 'audit', `UPDATE visit_signature SET content_sha256 = '${'a'.repeat(64)}'`],
  ])('tells when %s was changed behind its back', async (_, place, words) => {
    tampered(words);
    const signing = await lab.call('visits.signing', { id: visitId });
    expect(signing).toMatchObject({ state: 'signed', intact: false });
    expect(signing.state === 'signed' && signing.broken).toEqual(expect.arrayContaining([place === 'note' ? 'form' : place]));
    // The original stays legible.
    expect(signing.state === 'signed' && signing.note.content.subjective).toBe('Calf tight after hills.');
  });

  test('tells when an amendment was changed or taken out, or the visit given to another patient', async () => {
    lab.clock.tick(60);
    await lab.call('visits.amend', { id: visitId, by: robin, text: 'One.', reason: 'x', after: 0 });
    await lab.call('visits.amend', { id: visitId, by: robin, text: 'Two.', reason: 'x', after: 1 });
    const other = await newRunner(lab, 'Berg');
    tampered(`UPDATE amendment SET details_json = json_replace(details_json, '$.text', 'Changed.') WHERE position = 1`);
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ intact: false, broken: ['amendment'] });
    tampered(`DELETE FROM amendment WHERE position = 1`);
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ intact: false, broken: ['amendment'] });
    tampered(`DELETE FROM amendment`);
    tampered(`UPDATE visit SET patient_id = ?`, other.patientId);
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ intact: false, broken: ['patient'] });
  });

  test('keeps its consent withdrawable, its red flags closable and its windows named as stale', async () => {
    const given = await lab.call('consents.give', {
      patientId,
      kind: 'treatment',
      purpose: 'taping',
      scope: 'Left foot.',
      decision: 'given',
      by: { who: 'patient' },
      text: { version: 'treatment-1', language: 'en' },
      witness: '',
    });
    expect(await lab.call('consents.withdraw', { id: given.id, by: { who: 'patient' }, reason: '' })).toMatchObject({
      withdrawal: { by: { who: 'patient' } },
    });
    expect(await lab.failing('visits.sign', { id: countedId(0xbad), by: robin, sha256: '0'.repeat(64) })).toMatchObject({
      code: 'not-found',
    });
  });
});

test('a record cannot change a signature, an amendment, a consent or a deed by any statement of the program', async () => {
  await fullVisit();
  await sign(lab, visitId);
  const db = new Database(join(lab.dataFolder, 'soleus.db'));
  expect(() => db.prepare(`UPDATE visit_signature SET signed_at = 'x'`).run()).toThrow(/a signature is not changed/);
  db.close();
});
