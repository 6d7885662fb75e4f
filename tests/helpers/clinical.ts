import { given } from '#core/clinical/answer.ts';
import type { VideoPurpose } from '#core/clinical/consent/record.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import type { DetailsOf, Form, FormDetails, FormKind } from '#core/clinical/form.ts';
import { screeningSet } from '#core/clinical/redFlags/items.ts';
import type { Input } from '#core/contract/api.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import type { TestApp } from './testApp.ts';

export const robin: Clinician = { name: 'Robin Sample', role: 'physiotherapist', registration: 'PH 0000' };
export const kim: Clinician = { name: 'Kim Sample', role: 'physician', registration: '' };

/** The patient of a visit. */
export const patientOf = async (lab: TestApp, visit: VisitId): Promise<PatientId> =>
  (await lab.call('visits.get', { id: visit })).patientId;

/** A grown-up invented patient with a visit of today. */
export async function newRunner(lab: TestApp, familyName = 'Quillfeather', birthDate: string | null = '1990-05-04') {
  const patient = await lab.call('patients.create', { details: { familyName, givenName: 'Ada', birthDate }, despiteSimilar: true });
  const visit = await newVisitOf(lab, patient.id);
  return { patientId: patient.id, visitId: visit.id };
}

export const newVisitOf = (lab: TestApp, patientId: PatientId, startedAt = lab.clock.now.toISOString()) =>
  lab.call('visits.create', { patientId, details: { startedAt } });

/** The patient agrees that videos are used for a purpose. Who has no birth date is given one: without it nobody can tell who may consent. */
export async function allowVideoUse(lab: TestApp, patientId: PatientId, purpose: VideoPurpose = 'care') {
  const { revision, birthDate, ...details } = await lab.call('patients.get', { id: patientId });
  if (birthDate === null) await lab.call('patients.update', { id: patientId, revision, details: { ...details, birthDate: '1990-05-04' } });
  return lab.call('consents.give', {
    patientId,
    kind: 'video-use',
    purpose,
    scope: { clips: 'all' },
    decision: 'given',
    by: { who: 'patient' },
    text: { version: 'video-1', language: 'en' },
    witness: '',
  });
}
/** The same for whoever a visit is of. */
export const allowVideoUseOf = async (lab: TestApp, visit: VisitId) => allowVideoUse(lab, await patientOf(lab, visit));

/** Begins a form, empty unless `part` says otherwise. */
export const start = async (lab: TestApp, visitId: VisitId, kind: FormKind, part: Partial<Input<'forms.start'>> = {}): Promise<Form> =>
  (await lab.call('forms.start', { visitId, kind, from: 'empty', by: robin, ...part })).form;

/** Changes the details of a form as it is now. */
export async function edit<K extends FormKind>(
  lab: TestApp,
  form: Form,
  kind: K,
  change: (details: DetailsOf<K>) => DetailsOf<K>,
): Promise<Form> {
  const now = await lab.call('forms.get', { id: form.id });
  if (now.details.kind !== kind) throw new Error(`${now.details.kind} is no ${kind}`);
  return lab.call('forms.update', { id: form.id, revision: now.revision, details: change(now.details as DetailsOf<K>) as FormDetails });
}

type Answers = DetailsOf<'red-flags'>['screening']['answers'];

/** Screens at a visit: everything of the set is "no" but for what is said otherwise. */
export async function screen(
  lab: TestApp,
  visitId: VisitId,
  answers: Answers = {},
  side: 'left' | 'right' | 'bilateral' = 'left',
): Promise<Form> {
  const form = await start(lab, visitId, 'red-flags', { side });
  return edit(lab, form, 'red-flags', (details) => {
    const no = Object.fromEntries(screeningSet(details.screening.set).map((key) => [key, given('no')]));
    return { ...details, screening: { ...details.screening, answers: { ...no, ...answers } } };
  });
}

/** Writes the note of a visit. */
export async function writeNote(lab: TestApp, visitId: VisitId, subjective = 'Calf tight after hills.'): Promise<Form> {
  const form = await start(lab, visitId, 'note');
  return edit(lab, form, 'note', (details) => ({ ...details, content: { ...details.content, subjective } }));
}

/** Signs a visit as it stands. */
export async function sign(lab: TestApp, id: VisitId, by: Clinician = robin) {
  const signing = await lab.call('visits.signing', { id });
  return lab.call('visits.sign', { id, by, sha256: signing.sha256 });
}

/** An invented radial device in the clinic's table. */
export async function addDevice(lab: TestApp, id: string) {
  const { devices } = await lab.call('clinicTables.get', {});
  const facts = {
    type: 'radial' as const,
    name: 'Invented radial device',
    generator: 'pneumatic' as const,
    maxHz: 20,
    serviceDue: null,
    handpiece: null,
    source: { words: 'invented', certainty: 'own-default' as const },
    note: '',
    bar: { min: 1, max: 5 },
    applicators: [{ name: 'D15', diameterMm: 15 }],
    conversions: [],
  };
  await lab.call('clinicTables.set', { table: 'devices', revision: devices.revision, value: [...devices.value, { id, facts }] });
}

/** An episode of the left Achilles tendon, and a course of shockwave for it. */
export async function newCourse(lab: TestApp, patientId: PatientId, deviceId: string) {
  await addDevice(lab, deviceId);
  const site = { side: 'left', location: 'midportion', other: '' } as const;
  const episode = await lab.call('episodes.create', {
    patientId,
    details: {
      title: 'Left Achilles',
      site,
      onset: { none: 'not-asked' },
      onsetType: { none: 'not-asked' },
      irritability: { none: 'not-asked' },
      closedOn: null,
      note: '',
    },
  });
  const course = await lab.call('courses.create', {
    patientId,
    episodeId: episode.id,
    details: {
      site,
      indication: '',
      deviceId,
      plannedSessions: 3,
      plannedIntervalDays: 7,
      consentId: null,
      contraindications: {},
      status: 'running',
      note: '',
    },
  });
  return { episode, course };
}
