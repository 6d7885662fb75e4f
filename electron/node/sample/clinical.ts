import { given } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import { type Consent, type ConsentId, consentSchema } from '#core/clinical/consent/record.ts';
import type { ConsentKind } from '#core/clinical/consent/texts.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import type { Form, FormDetails, FormId } from '#core/clinical/form.ts';
import { emptyForm, type StartFacts } from '#core/clinical/formStart.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import { screeningSet } from '#core/clinical/redFlags/items.ts';
import { defaultPolicy } from '#core/clinical/redFlags/policy.ts';
import type { CourseId, ShockwaveCourse } from '#core/clinical/treatment/shockwaveCourse.ts';
import type { ShockwaveDevice, ShockwaveDeviceId } from '#core/clinical/treatment/shockwaveDevice.ts';
import { shockwaveConditions } from '#core/clinical/treatment/shockwaveTable.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { ownDefault } from '#core/domain/source.ts';
import type { Programme } from '#core/plan/programme.ts';
import { addConsent } from '#db/repositories/consents.ts';
import { addCourse } from '#db/repositories/courses.ts';
import { addEpisode } from '#db/repositories/episodes.ts';
import { addForm } from '#db/repositories/forms.ts';
import { clinicDay } from '../clinical/day.ts';
import { hashOfText } from '../clinical/hash.ts';
import { derivedOf, judgementOf, rejudgeVisit } from '../clinical/judge.ts';
import { refreshPromises } from '../clinical/promises.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { written } from '../written.ts';
import { addSampleLoading } from './loading.ts';

/** A visit of the sample patient: which it is, and when it began. */
export type SampleVisit = { readonly id: VisitId; readonly startedAt: string };

const somebody: Clinician = { name: 'Invented Clinician', role: 'physiotherapist', registration: '' };
const site = { side: 'left', location: 'midportion', other: '' } as const;

/** No such device is sold; its limits are made up, and it is in no clinic's table. */
const device: ShockwaveDevice = {
  type: 'radial',
  name: 'Invented radial device',
  generator: 'pneumatic',
  maxHz: 20,
  serviceDue: null,
  handpiece: null,
  source: ownDefault('invented for the sample patient'),
  note: '',
  bar: { min: 1, max: 5 },
  applicators: [{ name: 'D15', diameterMm: 15 }],
  conversions: [],
};

const no = given('no' as const);

function intakeOf(empty: FormDetails): FormDetails {
  if (empty.kind !== 'intake') return empty;
  const { complaint, training, footwear, goals, medical } = empty.intake;
  return {
    kind: 'intake',
    intake: {
      ...empty.intake,
      complaint: {
        ...complaint,
        answers: {
          ...complaint.answers,
          complaint: given('Invented example: the calf is tight and the tendon stiff since the weekly distance was raised.'),
          painNow: given(2),
          painWorst: given(5),
          morningStiffnessMinutes: given(10),
          warmsUp: given('yes'),
        },
      },
      training: { ...training, answers: { ...training.answers, weeklyKm: given([48, 44, 40, 32, 30, 30]), sessionsPerWeek: given(4) } },
      footwear: { ...footwear, answers: { ...footwear.answers, dropMm: given(8), orthosis: no } },
      goals: { ...goals, answers: { ...goals.answers, goal: given('To run ten kilometres without stiffness the next morning.') } },
      medical: { ...medical, answers: { ...medical.answers, statin: no, diabetes: no, pregnancy: { none: 'declined' } } },
    },
  };
}

function screenedOf(empty: FormDetails): FormDetails {
  if (empty.kind !== 'red-flags') return empty;
  const answers = Object.fromEntries(screeningSet(empty.screening.set).map((key) => [key, no]));
  return { ...empty, screening: { ...empty.screening, side: 'left', answers } };
}

/** Points of the first six items; the others are the same both times. */
const visaA = [
  [7, 6, 7, 8, 5, 5],
  [8, 7, 7, 9, 6, 6],
] as const;

function scoreOf(empty: FormDetails, time: number): FormDetails {
  const points = visaA[time];
  if (empty.kind !== 'outcome' || empty.entry.instrument !== 'visa-a' || points === undefined) return empty;
  const [q1, q2, q3, q4, q5, q6] = points;
  const input = {
    q1: given({ points: q1 }),
    q2: given(q2),
    q3: given(q3),
    q4: given(q4),
    q5: given(q5),
    q6: given(q6),
    q7: given(7 as const),
    q8: given({ branch: 'pain-goes-on' as const, points: 14 as const }),
  };
  return { ...empty, entry: { ...empty.entry, input } };
}

function shockwaveOf(empty: FormDetails): FormDetails {
  if (empty.kind !== 'shockwave' || empty.session.type !== 'radial') return empty;
  return {
    ...empty,
    contraindications: Object.fromEntries(shockwaveConditions.map((condition) => [condition, no])),
    session: {
      ...empty.session,
      applicator: 'D15',
      coupling: given(true),
      guidance: given('patient-feedback'),
      anaesthesia: given('none'),
      pain: { before: given(2), during: given(5), after: given(3) },
      segments: [{ area: 'Tendon, 3 cm above the heel bone', impulses: 2000, hz: 8, bar: 2, pain: given(5) }],
      advice: ['expect-soreness', 'keep-loading', 'avoid-explosive-load'],
    },
  };
}

const consents: readonly (Pick<Consent, 'kind' | 'purpose'> & { readonly scope: unknown })[] = [
  { kind: 'data-protection', purpose: 'record', scope: 'Invented example.' },
  { kind: 'treatment', purpose: 'shockwave', scope: 'Invented example: left Achilles tendon, radial.' },
  { kind: 'video-use', purpose: 'care', scope: { clips: 'all' } },
];

/**
 * What a clinician would have written of the invented patient: an episode, consents, at the first visit an intake, the red-flag screen and a VISA-A, at the second the short
 * screen, another VISA-A, a session of shockwave and the diary of a loading plan. Nothing of it is of anybody.
 */
export function addSampleRecord(
  context: AppContext,
  patientId: PatientId,
  visits: readonly SampleVisit[],
  programme: Programme | null,
): void {
  const { db, ports } = context;
  const inOrder = visits.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
  const [first] = inOrder;
  if (first === undefined) return;
  const at = first.startedAt;
  const episodeId = ports.ids.next() as EpisodeId;
  const course = { id: ports.ids.next() as CourseId, details: courseOf(ports.ids.next() as ShockwaveDeviceId) };
  written(context, { action: 'created', entity: 'episode', entityId: episodeId, detail: 'sample' }, () => {
    addEpisode(db, {
      id: episodeId,
      patientId,
      revision: 1,
      details: {
        title: 'Left Achilles tendon, midportion (invented)',
        site,
        onset: given({ day: addDays(clinicDay(at), -60), precision: 'month' }),
        onsetType: given('gradual'),
        irritability: given('low'),
        closedOn: null,
        note: '',
      },
      createdAt: at,
      updatedAt: at,
      removedAt: null,
    });
    addCourse(db, { ...course, patientId, episodeId, revision: 1, createdAt: at, updatedAt: at, removedAt: null });
    for (const consent of consents) addSampleConsent(context, patientId, consent, at);
    for (const [time, visit] of inOrder.entries()) addForms(context, { patientId, episodeId, course, visit, time });
    const backOn = inOrder.at(-1);
    if (programme !== null && backOn !== undefined)
      addSampleLoading(context, { patientId, episodeId, programme, visit: first, backOn, by: somebody.name });
    refreshPromises(db, patientId);
  });
}

const courseOf = (deviceId: ShockwaveDeviceId): ShockwaveCourse => ({
  site,
  indication: 'Invented example: beside loading.',
  deviceId,
  plannedSessions: 3,
  plannedIntervalDays: 7,
  consentId: null,
  contraindications: {},
  status: 'running',
  note: '',
});

function addSampleConsent({ db, ports }: AppContext, patientId: PatientId, consent: (typeof consents)[number], at: string): void {
  const kind: ConsentKind = consent.kind;
  const text = clinicTable(db, 'consentTexts').value.find((one) => one.kind === kind);
  if (text === undefined) return;
  const { version, language, words } = text;
  const said = {
    ...consent,
    id: ports.ids.next() as ConsentId,
    patientId,
    decision: 'given',
    moment: { at, day: clinicDay(at) },
    by: { who: 'patient' },
    text: { version, language, sha256: hashOfText(words) },
    witness: '',
    withdrawal: null,
  };
  addConsent(db, consentSchema.parse(said), at);
}

type Place = {
  readonly patientId: PatientId;
  readonly episodeId: EpisodeId;
  readonly course: { readonly id: CourseId; readonly details: ShockwaveCourse };
  readonly visit: SampleVisit;
  readonly time: number;
};

function addForms(context: AppContext, { patientId, episodeId, course, visit, time }: Place): void {
  const { db, ports } = context;
  const day = clinicDay(visit.startedAt);
  const add = (kind: 'intake' | 'red-flags' | 'outcome' | 'shockwave', fill: (empty: FormDetails) => FormDetails): void => {
    const id = ports.ids.next() as FormId;
    const facts: StartFacts = {
      id,
      visitId: visit.id,
      at: visit.startedAt,
      day,
      appliedAt: visit.startedAt,
      operator: somebody,
      side: 'left',
      instrument: 'visa-a',
      technique: null,
      course: { ...course, device: { id: course.details.deviceId, facts: device } },
      intake: null,
      screened: time > 0,
      policy: defaultPolicy,
    };
    const details = fill(emptyForm(kind, facts));
    const bare = { id, kind, patientId, visitId: visit.id, episodeId, revision: 1, details, createdAt: visit.startedAt };
    const form: Form = {
      ...bare,
      judgement: judgementOf(context, bare),
      derived: derivedOf(context, details),
      createdBy: somebody.name,
      updatedAt: visit.startedAt,
      locked: false,
      removedAt: null,
    };
    addForm(db, form);
  };
  if (time === 0) add('intake', intakeOf);
  add('red-flags', screenedOf);
  add('outcome', (empty) => scoreOf(empty, time));
  if (time > 0) add('shockwave', shockwaveOf);
  rejudgeVisit(context, visit.id);
}
