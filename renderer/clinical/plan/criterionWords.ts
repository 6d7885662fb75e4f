import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Criterion } from '#core/plan/criterion.ts';
import type { Exercise } from '#core/plan/exercise.ts';

/** A criterion as a short sentence; exercises by their name in the plan. */
export function criterionWords(criterion: Criterion, exercises: readonly Exercise[]): string {
  const nameOf = (id: string): string => exercises.find((exercise) => exercise.id === id)?.name ?? id;
  switch (criterion.kind) {
    case 'no-stop-flag':
    case 'improved':
    case 'any-of':
      return i18next.t(`plan:criterion.${criterion.kind}`);
    case 'pain-at-most':
      return i18next.t('plan:criterion.pain-at-most', { task: i18next.t(`plan:task.${criterion.task}`), most: criterion.most });
    case 'heel-raises':
      return i18next.t('plan:criterion.heel-raises', { least: criterion.least });
    case 'symmetry':
      return i18next.t('plan:criterion.symmetry', {
        test: i18next.t(`plan:test.${criterion.test}`),
        leastPercent: criterion.leastPercent,
      });
    case 'stiffness-at-most':
      return i18next.t('plan:criterion.stiffness-at-most', { minutes: criterion.minutes });
    case 'stiffness-not-rising':
      return criterion.weeks === 1
        ? i18next.t('plan:criterion.stiffness-not-rising-one')
        : i18next.t('plan:criterion.stiffness-not-rising', { weeks: criterion.weeks });
    case 'session-pain':
      return i18next.t('plan:criterion.session-pain', {
        moment: i18next.t(`plan:moment.${criterion.moment}`),
        most: criterion.most,
        sessions: criterion.sessions,
      });
    case 'settled':
      return i18next.t('plan:criterion.settled', { sessions: criterion.sessions });
    case 'settled-weeks':
      return i18next.t('plan:criterion.settled-weeks', { weeks: criterion.weeks });
    case 'completed': {
      const { sessions, least } = criterion;
      const exercise = nameOf(criterion.exercise);
      return least === null
        ? i18next.t('plan:criterion.completed', { exercise, sessions })
        : i18next.t('plan:criterion.completedLeast', { exercise, sessions, sets: least.sets, reps: least.reps });
    }
    case 'load-rising':
      return i18next.t('plan:criterion.load-rising', { exercise: nameOf(criterion.exercise) });
    case 'weeks':
      return criterion.least === 1 ? i18next.t('plan:criterion.weeks-one') : i18next.t('plan:criterion.weeks', { least: criterion.least });
    case 'runs':
      return i18next.t('plan:criterion.runs', { perWeek: criterion.perWeek, minutes: criterion.minutes });
    case 'judged':
      return criterion.words;
    default:
      return assertNever(criterion);
  }
}
