import { type Answer, given, notAsked } from '../clinical/answer.ts';
import { outcomeOf } from '../clinical/formDerived.ts';
import type { Episode } from '../clinical/intake/episode.ts';
import { type OutcomeForm, otherLeg, symptomSides } from '../clinical/outcomeHistory.ts';
import { change } from '../clinical/outcomes/change.ts';
import type { InstrumentId, MeasureKey } from '../clinical/outcomes/definition.ts';
import { derivedOf } from '../clinical/outcomes/record.ts';
import { limbSymmetry } from '../clinical/outcomes/symmetry.ts';
import type { ThresholdOverride } from '../clinical/outcomes/thresholds.ts';
import type { painTasks, symmetryTests } from './criterion.ts';
import type { PlanFacts, Reading } from './facts.ts';
import type { InvolvedSide } from './plan.ts';

type PainTask = (typeof painTasks)[number];
type Measured = Pick<PlanFacts, 'pain' | 'heelRaises' | 'symmetry' | 'symptoms' | 'improved'>;
type Leg = 'left' | 'right';

/** Of which task a pain with a task is, by the words it was entered with; null for any other. */
export function painTaskIn(words: string): PainTask | null {
  if (/\bhop/i.test(words)) return 'hopping';
  if (/\b(heel|calf)[ -]?raise/i.test(words)) return 'heel-raises';
  if (!/\bwalk/i.test(words)) return null;
  return /\b30\b/.test(words) ? 'walking-30-minutes' : 'walking';
}

/** Pain that was entered while doing something: rated with a task, or at a test of it. */
function painIn({ details: { entry } }: OutcomeForm): { readonly task: PainTask; readonly value: Answer<number> } | null {
  switch (entry.instrument) {
    case 'nprs': {
      const task = entry.input.kind === 'with-task' ? painTaskIn(entry.input.task ?? '') : null;
      return task === null ? null : { task, value: entry.input.rating };
    }
    case 'heel-raise':
      return { task: 'heel-raises', value: entry.input.pain.highest };
    case 'hops-25':
    case 'single-hop':
    case 'hop-count':
      return { task: 'hopping', value: entry.input.pain };
    default:
      return null;
  }
}

const dayOf = (form: OutcomeForm): string => form.details.entry.measuredOn;
const sideOf = (form: OutcomeForm): string => form.details.entry.side;
const laterLast = (forms: readonly OutcomeForm[]): readonly OutcomeForm[] =>
  forms.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.createdAt.localeCompare(b.createdAt));

function painsOf(forms: readonly OutcomeForm[]): PlanFacts['pain'] {
  const pains: Partial<Record<PainTask, Reading>> = {};
  for (const form of laterLast(forms)) {
    const found = painIn(form);
    // That a later test did not ask takes nothing from what was answered.
    if (found !== null && ('given' in found.value || pains[found.task] === undefined))
      pains[found.task] = { day: dayOf(form), value: found.value };
  }
  return pains;
}

const legsOf = (side: InvolvedSide): readonly Leg[] => (side === 'bilateral' ? ['left', 'right'] : [side]);
const last = (forms: readonly OutcomeForm[], instrument: InstrumentId, leg: Leg): OutcomeForm | undefined =>
  laterLast(forms.filter((form) => form.details.entry.instrument === instrument && sideOf(form) === leg)).at(-1);

/** Raises of the involved leg; of both, the lesser, of the earlier day, and only where both were counted. */
function heelRaisesOf(forms: readonly OutcomeForm[], side: InvolvedSide): Reading | null {
  const legs = legsOf(side).map((leg) => last(forms, 'heel-raise', leg));
  const days = legs.flatMap((form) => (form === undefined ? [] : [dayOf(form)])).toSorted();
  const [day] = days;
  if (day === undefined || days.length < legs.length) return null;
  const counts = legs.flatMap((form) => {
    const outcome = form === undefined ? null : outcomeOf(form);
    return outcome === null ? [] : (derivedOf(outcome, 'reps')?.value ?? []);
  });
  return { day, value: counts.length < legs.length ? notAsked : given(Math.min(...counts)) };
}

const tests: readonly (readonly [(typeof symmetryTests)[number], InstrumentId, MeasureKey])[] = [
  ['heel-raise-reps', 'heel-raise', 'reps'],
  ['heel-raise-work', 'heel-raise', 'work'],
  ['hop-distance', 'single-hop', 'distance'],
];

function symmetryOf(forms: readonly OutcomeForm[], side: InvolvedSide, symptoms: PlanFacts['symptoms']): PlanFacts['symmetry'] {
  const found: Partial<Record<(typeof symmetryTests)[number], Reading>> = {};
  const [leg] = legsOf(side);
  if (side === 'bilateral' || leg === undefined) return found;
  for (const [test, instrument, measure] of tests) {
    const involved = last(forms, instrument, leg);
    const other = involved === undefined ? null : otherLeg(involved, forms);
    if (involved === undefined || other === null) continue;
    const [own, sound] = [outcomeOf(involved), outcomeOf(other)];
    if (own === null || sound === null) continue;
    const index = limbSymmetry(own, sound, symptoms).find((one) => one.measure === measure)?.index;
    if (index?.ok === true) found[test] = { day: dayOf(involved), value: given(index.percent) };
  }
  return found;
}

/** Whether a leg is better than at its first entry by what patients notice; null where that cannot be told. */
function improvedOf(forms: readonly OutcomeForm[], leg: Leg, overrides: readonly ThresholdOverride[]): Reading<boolean> | null {
  const own = laterLast(forms.filter((form) => form.details.entry.instrument === 'visa-a' && sideOf(form) === leg));
  const [first, latest] = [own[0], own.at(-1)];
  if (first === undefined || latest === undefined || first === latest) return null;
  const [before, after] = [outcomeOf(first), outcomeOf(latest)];
  if (before === null || after === null) return null;
  const found = change('visa-a', before, after, { overrides });
  return found.comparable ? { day: dayOf(latest), value: given(found.verdict === 'improved') } : null;
}

function improvements(forms: readonly OutcomeForm[], side: InvolvedSide, overrides: readonly ThresholdOverride[]): PlanFacts['improved'] {
  const legs = legsOf(side).map((leg) => improvedOf(forms, leg, overrides));
  const known = legs.flatMap((reading) => reading ?? []);
  const [first] = known.toSorted((a, b) => a.day.localeCompare(b.day));
  if (first === undefined || known.length < legs.length) return {};
  return { 'visa-a': { day: first.day, value: given(known.every(({ value }) => 'given' in value && value.given)) } };
}

/** What the outcome measures of a patient say of a plan's criteria, for the leg or legs that the plan is for. */
export function measuredFacts(
  forms: readonly OutcomeForm[],
  episodes: readonly Pick<Episode, 'site' | 'closedOn'>[],
  side: InvolvedSide,
  overrides: readonly ThresholdOverride[],
): Measured {
  const symptoms = side === 'bilateral' ? 'bilateral' : symptomSides(episodes).sides;
  return {
    pain: painsOf(forms.filter((form) => side === 'bilateral' || sideOf(form) === side || sideOf(form) === 'bilateral')),
    heelRaises: heelRaisesOf(forms, side),
    symmetry: symmetryOf(forms, side, symptoms),
    symptoms,
    improved: improvements(forms, side, overrides),
  };
}
