import { assertNever } from '#core/domain/brand.ts';
import type { Criterion, SimpleCriterion } from '#core/plan/criterion.ts';
import type { CriterionStatus, UnknownReason } from '#core/plan/criterionStatus.ts';
import type { Exercise } from '#core/plan/exercise.ts';

const taskWords = {
  walking: 'walking',
  'walking-30-minutes': 'walking 30 minutes',
  'heel-raises': 'with heel raises',
  hopping: 'hopping',
} as const;
const testWords = { 'heel-raise-reps': 'heel raises', 'heel-raise-work': 'work of heel raises', 'hop-distance': 'hop distance' } as const;
const momentWords = { during: 'during', after: 'after', 'next-morning': 'the next morning' } as const;

const unknownWords: Readonly<Record<UnknownReason, string>> = {
  'not-screened': 'nobody has screened, or a question is open',
  'not-measured': 'not measured',
  'not-answered': 'no answer was given',
  'too-old': 'measured too long ago',
  'after-today': 'dated after today',
  'both-legs': 'both legs have symptoms',
  'symptoms-unknown': 'which legs have symptoms is not known',
  'no-entries': 'not entered in the diary',
  'too-early': 'too early to tell',
  'not-judged': 'the clinician judges',
  'runs-not-logged': 'not all runs are entered',
};

const weeksOf = (weeks: number): string => (weeks === 1 ? 'a week' : `${weeks} weeks`);

function simpleWords(one: SimpleCriterion, exercises: readonly Pick<Exercise, 'id' | 'name'>[]): string {
  const named = (id: string): string => exercises.find((exercise) => exercise.id === id)?.name ?? id;
  switch (one.kind) {
    case 'no-stop-flag':
      return 'Screened, and no red flag that stops';
    case 'pain-at-most':
      return `Pain ${taskWords[one.task]} at most ${one.most} of 10`;
    case 'heel-raises':
      return `At least ${one.least} single-leg heel raises`;
    case 'symmetry':
      return `At least ${one.leastPercent} % of the other leg: ${testWords[one.test]}`;
    case 'improved':
      return 'VISA-A better by what patients notice';
    case 'stiffness-at-most':
      return `Morning stiffness at most ${one.minutes} min`;
    case 'stiffness-not-rising':
      return `Morning stiffness not rising for ${weeksOf(one.weeks)}`;
    case 'session-pain':
      return `Pain ${momentWords[one.moment]} at most ${one.most} of 10 in ${one.sessions} sessions`;
    case 'settled':
      return `Back to usual within 24 hours after ${one.sessions} sessions`;
    case 'settled-weeks':
      return `Back to usual within 24 hours for ${weeksOf(one.weeks)}`;
    case 'completed': {
      const least = one.least === null ? 'as planned ' : '';
      const sets = one.least === null ? '' : `, at least ${one.least.sets} × ${one.least.reps}`;
      return `${named(one.exercise)} done ${least}${one.sessions} times running${sets}`;
    }
    case 'load-rising':
      return `More kilograms in ${named(one.exercise)} than at the first session`;
    case 'weeks':
      return `At least ${weeksOf(one.least)} in the phase`;
    case 'runs':
      return `${one.perWeek} runs of at least ${one.minutes} min in seven days`;
    case 'judged':
      return one.words;
    default:
      return assertNever(one);
  }
}

/** A criterion of a phase; parts of which one is enough are joined by "or". */
export const criterionWords = (criterion: Criterion, exercises: readonly Pick<Exercise, 'id' | 'name'>[]): string =>
  criterion.kind === 'any-of' ? criterion.of.map((part) => simpleWords(part, exercises)).join(', or: ') : simpleWords(criterion, exercises);

/** Why nobody knows whether it is met; empty where it is known. */
export const whyUnknown = (status: CriterionStatus): string => (status.status === 'unknown' ? unknownWords[status.why] : '');
