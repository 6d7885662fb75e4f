import { daysBetween } from './calendar.ts';
import { type Form, type FormOf, isKind } from './form.ts';
import type { Episode } from './intake/episode.ts';
import type { InstrumentId } from './outcomes/definition.ts';
import type { SymptomSides } from './outcomes/symmetry.ts';
import type { BodySide } from './site.ts';

export type OutcomeForm = FormOf<'outcome'>;

export const outcomeForms = (forms: readonly Form[]): readonly OutcomeForm[] =>
  forms.filter((form): form is OutcomeForm => isKind(form, 'outcome'));

const entryOf = ({ details }: OutcomeForm) => details.entry;

/** Later measured first; of one day, the one begun later. */
const laterFirst = (a: OutcomeForm, b: OutcomeForm): number =>
  daysBetween(entryOf(a).measuredOn, entryOf(b).measuredOn) || (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0);

/** The entry of the same measure and side that came before this one; null where there is none. An entry begun later on the same day is none. */
export function entryBefore(form: OutcomeForm, all: readonly OutcomeForm[]): OutcomeForm | null {
  const { instrument, side, measuredOn } = entryOf(form);
  return (
    all
      .filter((other) => other.id !== form.id && other.createdAt <= form.createdAt)
      .filter((other) => entryOf(other).instrument === instrument && entryOf(other).side === side)
      .filter((other) => daysBetween(entryOf(other).measuredOn, measuredOn) >= 0)
      .toSorted(laterFirst)[0] ?? null
  );
}

/** The latest entry of the same measure at the same visit for the other leg; null where there is none, or the entry is of both. */
export function otherLeg(form: OutcomeForm, all: readonly OutcomeForm[]): OutcomeForm | null {
  const { instrument, side } = entryOf(form);
  if (side === 'bilateral') return null;
  const other: BodySide = side === 'left' ? 'right' : 'left';
  return (
    all
      .filter((one) => one.visitId === form.visitId && entryOf(one).instrument === instrument && entryOf(one).side === other)
      .toSorted(laterFirst)[0] ?? null
  );
}

/** The measures that this patient was given, the latest first, each once. */
export const recentInstruments = (all: readonly OutcomeForm[]): readonly InstrumentId[] => [
  ...new Set(all.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map((form) => entryOf(form).instrument)),
];

/** Which legs have symptoms, by the episodes that go on; `involved` is the leg with them where it is one. */
export function symptomSides(episodes: readonly Pick<Episode, 'site' | 'closedOn'>[]): {
  readonly sides: SymptomSides;
  readonly involved: 'left' | 'right' | null;
} {
  const sides = new Set(episodes.filter(({ closedOn }) => closedOn === null).map(({ site }) => site.side));
  if (sides.size === 0) return { sides: 'unknown', involved: null };
  const [only] = sides;
  if (sides.size > 1 || only === undefined || only === 'bilateral') return { sides: 'bilateral', involved: null };
  return { sides: 'one-sided', involved: only };
}
