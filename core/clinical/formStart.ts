import { FailureError } from '../contract/failure.ts';
import { assertNever } from '../domain/brand.ts';
import type { VisitId } from '../domain/ids.ts';
import { notAsked } from './answer.ts';
import type { Clinician } from './entry.ts';
import type { DetailsOf, FormDetails, FormId, FormKind } from './form.ts';
import { type CopiedForward, copyForward } from './intake/copyForward.ts';
import { emptyIntake, type Intake } from './intake/intake.ts';
import { emptyNote } from './notes/note.ts';
import type { InstrumentId } from './outcomes/definition.ts';
import { emptyEntry, repeatEntry } from './outcomes/emptyEntry.ts';
import { instrumentOf } from './outcomes/table.ts';
import { answersFromIntake } from './redFlags/fromIntake.ts';
import type { RedFlagPolicy } from './redFlags/policy.ts';
import type { BodySide } from './site.ts';
import { newManualRelease, repeatManualRelease } from './treatment/manualStart.ts';
import type { CourseId, ShockwaveCourse } from './treatment/shockwaveCourse.ts';
import type { ShockwaveDevice, ShockwaveDeviceId } from './treatment/shockwaveDevice.ts';
import { newShockwaveSession, repeatShockwaveSession } from './treatment/shockwaveStart.ts';
import { newTaping, repeatTaping } from './treatment/tapingStart.ts';
import type { TapingTechnique } from './treatment/tapingTechnique.ts';

/** What a form is begun from. */
export type StartFacts = {
  readonly id: FormId;
  readonly visitId: VisitId;
  /** When it is begun, and the calendar day of the visit. */
  readonly at: string;
  readonly day: string;
  /** When tape is put on: now, or the visit's time where the visit is of another day. */
  readonly appliedAt: string;
  readonly operator: Clinician;
  /** The side of the complaint; null where nobody said. */
  readonly side: BodySide | null;
  readonly instrument: InstrumentId | null;
  readonly technique: TapingTechnique | null;
  readonly course: {
    readonly id: CourseId;
    readonly details: ShockwaveCourse;
    readonly device: { readonly id: ShockwaveDeviceId; readonly facts: ShockwaveDevice };
  } | null;
  /** The visit's intake, whose answers the screen need not ask again; null for none. */
  readonly intake: Intake | null;
  /** Whether the patient has been screened at an intake before. */
  readonly screened: boolean;
  readonly policy: RedFlagPolicy;
};

/** The last form of the kind, to begin from; `sameProblem` where it belongs to the same episode. */
export type LastForm = { readonly details: FormDetails; readonly sameProblem: boolean };

const wanting = (what: string, action: string): FailureError => new FailureError('invalid-input', `${what} is missing.`, action);

const needed = <T>(value: T | null, what: string, action: string): T => {
  if (value === null) throw wanting(what, action);
  return value;
};

function sideFor(instrument: InstrumentId, wished: BodySide | null): BodySide {
  const { sides } = instrumentOf(instrument);
  const [only] = sides;
  const side = sides.length === 1 && only !== undefined ? only : wished;
  if (side === null || !sides.includes(side))
    throw wanting('The side', 'Choose the leg that is measured: each leg is an entry of its own.');
  return side;
}

function screeningOf(facts: StartFacts): DetailsOf<'red-flags'> {
  const { id, at, day, side, screened, intake, policy } = facts;
  return {
    kind: 'red-flags',
    screening: {
      id,
      at,
      set: screened ? 're-screen' : 'intake',
      // Unless somebody said otherwise, the tests of both legs are needed.
      side: side ?? 'bilateral',
      answers: intake === null ? {} : answersFromIntake(intake, day, policy),
      girths: null,
      alternative: notAsked,
    },
  };
}

function sessionOf(facts: StartFacts): DetailsOf<'shockwave'> {
  const { id, details, device } = needed(facts.course, 'The course', 'Choose the course of shockwave that this session belongs to.');
  const { day, operator } = facts;
  const session = newShockwaveSession(device.facts.type, { day, operator, site: details.site });
  return { kind: 'shockwave', courseId: id, device, session, contraindications: {}, decisions: [] };
}

/** A form of a kind with nothing answered. Throws `invalid-input` where what it cannot do without is missing. */
export function emptyForm(kind: FormKind, facts: StartFacts): FormDetails {
  const { visitId, day, operator, appliedAt } = facts;
  switch (kind) {
    case 'intake':
      return { kind, intake: emptyIntake };
    case 'red-flags':
      return screeningOf(facts);
    case 'outcome': {
      const instrument = needed(facts.instrument, 'The measure', 'Choose which outcome measure is taken.');
      return { kind, entry: emptyEntry(instrument, sideFor(instrument, facts.side), day), retestDue: null, decisions: [] };
    }
    case 'shockwave':
      return sessionOf(facts);
    case 'taping': {
      const technique = needed(facts.technique, 'The technique', 'Choose how it is taped.');
      const side = needed(facts.side, 'The side', 'Choose the side that is taped.');
      return { kind, taping: newTaping(technique, { side, operator, appliedAt }), decisions: [] };
    }
    case 'manual-release':
      return { kind, session: newManualRelease({ day, operator }), decisions: [] };
    case 'note':
      return { kind, content: emptyNote.content };
    case 'cause-and-effect':
      return { kind, pairing: { visitId, baseline: null, intervention: null, retest: null, note: '' } };
    default:
      return assertNever(kind);
  }
}

/** The next form from the last one, and for an intake what its own table of fields says of each. */
function repeated(
  { details, sameProblem }: LastForm,
  facts: StartFacts,
): { readonly details: FormDetails; readonly copied: CopiedForward | null } {
  const { visitId, day, operator, appliedAt } = facts;
  switch (details.kind) {
    case 'intake': {
      const copied = copyForward(details.intake, { sameProblem });
      return { details: { kind: 'intake', intake: copied.intake }, copied };
    }
    case 'red-flags': {
      const begun = screeningOf(facts);
      const side = facts.side ?? details.screening.side;
      return { details: { ...begun, screening: { ...begun.screening, side } }, copied: null };
    }
    case 'outcome':
      return { details: { ...details, entry: repeatEntry(details.entry, day), retestDue: null, decisions: [] }, copied: null };
    case 'shockwave': {
      const { id, device } = facts.course ?? { id: details.courseId, device: details.device };
      const same = device.facts.type === details.session.type;
      const session = same ? repeatShockwaveSession(details.session, { day, operator }) : sessionOf(facts).session;
      return { details: { kind: 'shockwave', courseId: id, device, session, contraindications: {}, decisions: [] }, copied: null };
    }
    case 'taping':
      return { details: { kind: 'taping', taping: repeatTaping(details.taping, { operator, appliedAt }), decisions: [] }, copied: null };
    case 'manual-release':
      return {
        details: { kind: 'manual-release', session: repeatManualRelease(details.session, { day, operator }), decisions: [] },
        copied: null,
      };
    case 'note': {
      // What the patient says and what is found is of the day; what is thought and planned goes on.
      const { assessment, plan } = details.content;
      return { details: { kind: 'note', content: { ...emptyNote.content, assessment, plan } }, copied: null };
    }
    case 'cause-and-effect': {
      const before = details.pairing.intervention;
      const intervention = before === null ? null : { ...before, recordId: null, at: facts.at };
      return {
        details: { kind: 'cause-and-effect', pairing: { visitId, baseline: null, intervention, retest: null, note: '' } },
        copied: null,
      };
    }
    default:
      return assertNever(details);
  }
}

/** A field that the next form has from the last one, and one that is to be asked again, with what was there: shown beside it, never filled in. */
export type Started = {
  readonly details: FormDetails;
  readonly carried: readonly string[];
  readonly askAgain: readonly { readonly path: string; readonly was: unknown }[];
};

/** "Same as last time": what may be carried is, and what is of that day is asked again. */
export function formFromLast(last: LastForm, facts: StartFacts): Started {
  const { details, copied } = repeated(last, facts);
  if (copied === null) return { details, ...heldAgainst(last.details, details, facts) };
  const path = ({ section, field }: { readonly section: string; readonly field: string }): string => `intake.${section}.${field}`;
  return {
    details,
    carried: copied.carried.map(path),
    askAgain: copied.askAgain.map((one) => ({ path: path(one), was: one.was })),
  };
}

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && 'none' in value && value.none === 'not-asked');

/** The answers and values in a form's details, by their place: an answer is one value, and so is each entry of a list. */
function leavesOf(value: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || 'given' in value || 'none' in value) return isNothing(value) ? [] : [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, path === '' ? key : `${path}.${key}`));
}

/** What is set anew by the program, not asked. */
const ownFields = [
  'kind',
  'decisions',
  'day',
  'measuredOn',
  'appliedAt',
  'plannedRemovalAt',
  'operator',
  'visitId',
  'id',
  'at',
  'device',
  'courseId',
];
const isOwn = (path: string): boolean => path.split('.').some((part) => ownFields.includes(part));

function heldAgainst(before: FormDetails, after: FormDetails, facts: StartFacts): Pick<Started, 'carried' | 'askAgain'> {
  const now = new Map(leavesOf(after, ''));
  const then = leavesOf(before, '').filter(([path, value]) => !isOwn(path) && value !== facts.visitId);
  const isCarried = ([path, was]: readonly [string, unknown]): boolean => JSON.stringify(now.get(path)) === JSON.stringify(was);
  return {
    carried: then.filter(isCarried).map(([path]) => path),
    askAgain: then.filter((leaf) => !isCarried(leaf)).map(([path, was]) => ({ path, was })),
  };
}
