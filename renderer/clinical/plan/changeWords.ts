import i18next from 'i18next';
import { type Answer, givenOf } from '#core/clinical/answer.ts';
import { assertNever } from '#core/domain/brand.ts';
import { type EntryField, type ExerciseField, type PlanChange, planChanges } from '#core/plan/compare.ts';
import type { CutOffs } from '#core/plan/cutOffs.ts';
import type { Header } from '#core/plan/edit.ts';
import type { Exercise } from '#core/plan/exercise.ts';
import type { Phase } from '#core/plan/phase.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { dayInWords } from '../../ui/words.ts';
import { criterionWords } from './criterionWords.ts';
import { amountWords, doseWords, entryWords, loadWords, oftenWords, weekdayWords } from './doseWords.ts';

const none = (): string => i18next.t('plan:change.none');
const yesNo = (is: boolean): string => i18next.t(is ? 'plan:change.yes' : 'plan:change.no');
const arrow = (what: string, before: string, after: string): string => i18next.t('plan:change.arrow', { what, before, after });
const answered = (answer: Answer<number>): string => String(givenOf(answer) ?? i18next.t('plan:input.missing'));

/** Which phase began when. */
export function courseWords(course: Header['course'], { phases }: Plan): string {
  const nameOf = (id: string): string => phases.find((phase) => phase.id === id)?.name ?? id;
  return course
    .map(({ phaseId, from }) => i18next.t('plan:change.courseOne', { phase: nameOf(phaseId), day: dayInWords(from) }))
    .join('; ');
}

/** The cut-offs of a plan in one sentence. */
export const cutOffsWords = ({
  green,
  acceptable,
  morningPain,
  morningStiffness,
  sessions,
  adherencePercent,
  risingWeeks,
}: CutOffs): string =>
  i18next.t('plan:change.cutOffsAll', {
    green: green.value,
    acceptable: acceptable.value,
    morning: morningPain.value,
    minutes: morningStiffness.value,
    sessions: sessions.value,
    percent: adherencePercent.value,
    weeks: risingWeeks.value,
  });

/** A field of the header in words; null where what stands in it is told by the name alone. */
function headerValue(header: Header, field: Extract<PlanChange, { of: 'header' }>['field'], plan: Plan): string | null {
  switch (field) {
    case 'name':
    case 'goals':
      return header[field] === '' ? none() : header[field];
    case 'side':
      return i18next.t(`plan:head.side.${header.side}`);
    case 'insertional':
    case 'neverBelowLevel':
      return yesNo(header[field]);
    case 'startsOn':
      return dayInWords(header.startsOn);
    case 'endsOn':
      return header.endsOn === null ? i18next.t('plan:head.goesOn') : dayInWords(header.endsOn);
    case 'course':
      return courseWords(header.course, plan);
    case 'cutOffs':
      return cutOffsWords(header.cutOffs);
    case 'baseline':
      return i18next.t('plan:change.baselineAll', {
        pain: answered(header.baseline.pain),
        minutes: answered(header.baseline.stiffnessMinutes),
      });
    case 'ladder':
    case 'evidence':
      return null;
    default:
      return assertNever(field);
  }
}

function phaseValue(phase: Phase, field: Extract<PlanChange, { of: 'phase-field' }>['field']): string {
  if (field === 'name' || field === 'aim') return phase[field];
  const amount = phase[field];
  return amount === null ? none() : amountWords(amount);
}

function entryValue(entry: Prescription, field: EntryField): string | null {
  switch (field) {
    case 'dose':
      return doseWords(entry.dose);
    case 'load':
      return loadWords(entry.load);
    case 'frequency':
      return oftenWords(entry.frequency);
    case 'weekdays':
      return entry.weekdays === null ? i18next.t('plan:change.spread') : weekdayWords(entry.weekdays);
    case 'restSeconds':
      return entry.restSeconds === null ? none() : i18next.t('plan:change.seconds', { value: amountWords(entry.restSeconds) });
    case 'effort':
      return entry.effort === null ? none() : i18next.t('plan:change.upTo', { value: amountWords(entry.effort) });
    case 'note':
      return entry.note === '' ? none() : entry.note;
    case 'progressions':
      return null;
    default:
      return assertNever(field);
  }
}

function exerciseValue(exercise: Exercise, field: ExerciseField): string | null {
  switch (field) {
    case 'name':
    case 'how':
      return exercise[field];
    case 'side':
      return i18next.t(`plan:exercise.sides.${exercise.side}`);
    case 'knee':
      return i18next.t(`plan:exercise.knees.${exercise.knee}`);
    case 'standing':
      return i18next.t(`plan:exercise.standings.${exercise.standing}`);
    case 'lowestHeel':
      return i18next.t(`plan:exercise.lowestHeels.${exercise.lowestHeel}`);
    case 'tier':
    case 'bodyWeights':
      return null;
    default:
      return assertNever(field);
  }
}

const told = (what: string, before: string | null, after: string | null): string =>
  before === null || after === null ? i18next.t('plan:change.changed', { what }) : arrow(what, before, after);

/** One thing in which two versions differ, as a line. `plan` names phases and exercises, those that are gone too. */
function changeWords(change: PlanChange, plan: Plan): string {
  switch (change.of) {
    case 'header':
      return told(
        i18next.t(`plan:change.header.${change.field}`),
        headerValue(change.before, change.field, plan),
        headerValue(change.after, change.field, plan),
      );
    case 'exercise':
      return i18next.t(`plan:change.exercise.${change.op}`, { name: change.exercise.name });
    case 'exercise-field': {
      const field = i18next.t(`plan:change.exerciseField.${change.field}`);
      const what = i18next.t('plan:change.exercisePlace', { name: change.after.name, field });
      return told(what, exerciseValue(change.before, change.field), exerciseValue(change.after, change.field));
    }
    case 'order':
      return i18next.t(`plan:change.order.${change.list}`, { phase: change.phase?.name ?? '' });
    case 'phase':
      return i18next.t(`plan:change.phase.${change.op}`, { name: change.phase.name });
    case 'phase-field': {
      const field = i18next.t(`plan:change.phaseField.${change.field}`);
      const what = i18next.t('plan:change.phasePlace', { phase: change.after.name, field });
      return arrow(what, phaseValue(change.before, change.field), phaseValue(change.after, change.field));
    }
    case 'criterion':
      return i18next.t(`plan:change.criterion.${change.op}`, {
        phase: change.phase.name,
        words: criterionWords(change.criterion, plan.exercises),
      });
    case 'entry':
      return i18next.t(`plan:change.entry.${change.op}`, {
        phase: change.phase.name,
        exercise: change.exercise,
        words: entryWords(change.entry),
      });
    case 'entry-field': {
      const { phase, exercise, before, after } = change;
      const field = i18next.t(`plan:change.entryField.${change.field}`);
      const what = i18next.t('plan:change.place', { phase: phase.name, exercise, field });
      return told(what, entryValue(before, change.field), entryValue(after, change.field));
    }
    default:
      return assertNever(change);
  }
}

/** All in which two versions of a plan differ, a line each; none where they are the same. */
export function changesInWords(before: Plan, after: Plan): readonly string[] {
  const both = { ...after, exercises: [...after.exercises, ...before.exercises], phases: [...after.phases, ...before.phases] };
  return planChanges(before, after).map((change) => changeWords(change, both));
}
