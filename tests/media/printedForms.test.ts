import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import type { Form } from '#core/clinical/form.ts';
import type { Sheet } from '#core/clinical/printed/sheet.ts';
import type { Input } from '#core/contract/api.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { kim, newRunner, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { fontsOf, hasPoppler, sizesOf } from './poppler.ts';
import { wholeText } from './reportLab.ts';

let lab: TestApp;
let visitId: VisitId;
let patientId: PatientId;
beforeEach(async () => {
  lab = createTestApp();
  ({ visitId, patientId } = await newRunner(lab));
  const { clinic } = await lab.call('settings.get', {});
  await lab.call('settings.setClinic', { ...clinic, name: 'Sample Running Clinic', clinician: 'Robin Sample' });
});
afterEach(() => lab[Symbol.asyncDispose]());

const fileOf = async (outputId: string): Promise<Buffer> => readFileSync((await lab.app.bytes.resolve(`output-${outputId}`)).file);
const sheet: Sheet = {
  title: 'Note',
  sections: [
    { heading: 'Subjective', paragraphs: ['Calf tight after hills.'], rows: [] },
    {
      heading: 'Answers',
      paragraphs: [],
      rows: [
        { label: 'Sleep a night', answer: '0 h', state: 'given', notes: ['Remark: a night shift.'] },
        { label: 'Ill lately', answer: 'Declined', state: 'declined', notes: [] },
      ],
    },
  ],
};
const print = ({ id, revision }: Pick<Form, 'id' | 'revision'>, what: Sheet = sheet) =>
  lab.call('forms.print', { id, revision, sheet: what });
const audited = async (): Promise<readonly string[]> =>
  (await lab.call('audit.list', {})).map(({ action, entity, detail }) => `${action} ${entity} ${detail}`.trim());

describe.skipIf(!hasPoppler)('a form on paper', () => {
  test('has the clinic, the patient, the answers, who wrote it when, and that it is not signed', async () => {
    const form = await writeNote(lab, visitId);
    const { outputId, fileName } = await print(form);
    expect(fileName).toBe('Quillfeather, Ada 2026-03-02 Note.pdf');
    const pdf = await fileOf(outputId);
    const words = wholeText(pdf);
    for (const part of [
      'Sample Running Clinic',
      'Ada Quillfeather',
      '4 May 1990',
      'Calf tight after hills.',
      'Remark: a night shift.',
      'Declined',
      'Not signed: what stands here may still change.',
      'by Robin Sample',
      'revision 2',
      'No rules judge a form of this kind.',
      'Page 1 of 1',
    ])
      expect(words).toContain(part);
    expect(words).toMatch(/Sleep a night\s+0\s?h/);
    expect(fontsOf(pdf).every(({ embedded, unicode }) => embedded && unicode)).toBe(true);
    expect(await audited()).toContain('printed form note, revision 2');
  });

  test('of a signed visit has its signature and every amendment in full', async () => {
    const form = await writeNote(lab, visitId);
    const signed = await sign(lab, visitId);
    lab.clock.tick(3600);
    await lab.call('visits.amend', { id: visitId, by: kim, text: 'It was the right calf.', reason: 'Sides were mixed up.', after: 0 });
    const words = wholeText(await fileOf((await print(form)).outputId));
    expect(words).not.toContain('Not signed');
    expect(words).toContain('An amendment was added below after signing.');
    expect(words).toContain('Robin Sample, physiotherapist, PH 0000, 2 March 2026');
    expect(words.replaceAll(' ', '')).toContain(signed.sha256);
    for (const part of ['Amendment 1', 'It was the right calf.', 'Sides were mixed up.', 'Kim Sample, physician'])
      expect(words).toContain(part);
  });

  test('names the version of the rules and of the scoring, in the paper of the clinic', async () => {
    const { preferences } = await lab.call('settings.get', {});
    await lab.call('settings.setPreferences', { ...preferences, paper: 'Letter' });
    await screen(lab, visitId);
    const form = await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
    const pdf = await fileOf((await print(form, { title: 'Taping', sections: [] })).outputId);
    const [version] = form.judgement.results.map(({ rulesVersion }) => rulesVersion);
    expect(wholeText(pdf)).toContain(version);
    expect(wholeText(pdf)).toContain(form.derived.algorithm);
    expect(sizesOf(pdf)).toEqual([[612, 792]]);
  });

  test('is the same to the byte for the same record at the same time, and long text flows over pages', async () => {
    const form = await writeNote(lab, visitId);
    const long = Array.from({ length: 120 }, (_, n) => `Line ${n + 1} of a long day.`).join('\n');
    const big: Sheet = { title: 'Note', sections: [{ heading: 'Plan', paragraphs: [long], rows: [] }] };
    const [one, two] = [await print(form, big), await print(form, big)];
    const pdf = await fileOf(one.outputId);
    expect(pdf.equals(await fileOf(two.outputId))).toBe(true);
    expect(sizesOf(pdf).length).toBeGreaterThan(1);
    expect(wholeText(pdf)).toContain('Line 120 of a long day.');
    expect(wholeText(pdf)).toContain('Quillfeather, Ada');
  });
});

test('what another window has changed since is not printed, nor a form that was removed', async () => {
  const form = await writeNote(lab, visitId);
  expect(await lab.failing('forms.print', { id: form.id, revision: form.revision - 1, sheet })).toMatchObject({ code: 'conflict' });
  await lab.call('forms.remove', { id: form.id });
  expect(await lab.failing('forms.print', { id: form.id, revision: form.revision, sheet })).toMatchObject({ code: 'conflict' });
});

test('a printed form may be saved and printed without a consent to video, and the record says that it left', async () => {
  const { outputId } = await print(await writeNote(lab, visitId));
  const mediaId = `output-${outputId}`;
  expect(await lab.call('files.saveAs', { mediaId, suggestedName: 'note.pdf' })).toEqual({ outcome: 'download' });
  await lab.call('exports.letOut', { recordingIds: [], mediaId, way: 'report' });
  expect((await audited()).filter((line) => line.startsWith('exported file'))).toEqual(['exported file report', 'exported file']);
});

describe('a referral letter', () => {
  const nobody = { none: 'not-asked' } as const;
  const wish = (part: Partial<Input<'safety.printLetter'>> = {}): Input<'safety.printLetter'> => ({
    visitId,
    items: ['RF02'],
    by: robin,
    to: 'Dr Kim Sample',
    vitals: nobody,
    medicines: given([]),
    hypothesis: { none: 'declined' },
    question: given('Please exclude a thrombosis.'),
    advice: nobody,
    safetyNet: nobody,
    outcomeDue: '2026-03-04',
    ...part,
  });
  const share = (decision: 'given' | 'refused') =>
    lab.call('consents.give', {
      patientId,
      kind: 'data-protection',
      purpose: 'share-with-physician',
      scope: '',
      decision,
      by: { who: 'patient' },
      text: { version: 'data-1', language: 'en' },
      witness: '',
    });

  test.skipIf(!hasPoppler)('is a draft to be signed, says what is not known, and who has to be asked before it is sent', async () => {
    await screen(lab, visitId, { 'RF02.swelling': given('yes'), 'RF02.warmth': given('unknown') });
    const { outputId, fileName } = await lab.call('safety.printLetter', wish());
    expect(fileName).toBe('Quillfeather, Ada 2026-03-02 Referral letter.pdf');
    const words = wholeText(await fileOf(outputId));
    for (const part of [
      'Draft, to be checked and signed by Robin Sample, physiotherapist, PH 0000.',
      'Nobody has asked yet whether a physician may be told',
      'Dr Kim Sample',
      'Please exclude a thrombosis.',
      'Not known: not asked.',
      'Not known: the patient did not want to say.',
      'Checked and signed',
      'Please reply by 2026-03-04.',
    ])
      expect(words).toContain(part);
    expect(words).toMatch(/Not known: .*[Ww]armth/);
    expect(await audited()).toContain('drafted letter draft, RF02');
    await share('given');
    expect(wholeText(await fileOf((await lab.call('safety.printLetter', wish())).outputId))).toContain(
      'The patient agreed that a physician is told.',
    );
  });

  test('is not made against the patient’s will, nor before anybody has screened', async () => {
    await screen(lab, visitId, { 'RF02.swelling': given('yes') });
    await share('refused');
    expect(await lab.failing('safety.printLetter', wish())).toMatchObject({ code: 'consent-missing' });
    const { visitId: next } = await newRunner(lab, 'Sample');
    expect(await lab.failing('safety.printLetter', wish({ visitId: next }))).toMatchObject({ code: 'conflict' });
  });

  test.skipIf(!hasPoppler)('in an emergency is made all the same', async () => {
    await screen(lab, visitId, { 'RF04.tense': given('yes') });
    await share('refused');
    const { outputId } = await lab.call('safety.printLetter', wish({ items: ['RF04'] }));
    expect(wholeText(await fileOf(outputId))).toContain('The patient did not agree that a physician is told. It is an emergency');
  });

  test('is about something that is raised', async () => {
    await screen(lab, visitId);
    expect(await lab.failing('safety.printLetter', wish())).toMatchObject({ code: 'conflict' });
  });
});
