import { addDays } from '#core/clinical/calendar.ts';
import { laterOf } from '#core/plan/day.ts';
import type { Exercise } from '#core/plan/exercise.ts';
import { expectedOver } from '#core/plan/expected.ts';
import { phaseOn } from '#core/plan/plan.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { type PlanVersions, versionOn } from '#core/plan/version.ts';
import type { PrintedEntry, PrintedPlan } from './planModel.ts';
import { doseWords, loadWords, oftenWords, restWords, sideWords } from './planWords.ts';

/** Whether a plan goes on, or is still to begin, on a day: then it is printed. */
export const goesOn = (versions: PlanVersions, today: string): boolean => {
  const { endsOn } = versionOn(versions, today).plan;
  return endsOn === null || endsOn >= today;
};

const entryOf = ({ dose, load, frequency, restSeconds, note }: Prescription, exercise: Exercise): PrintedEntry => ({
  name: exercise.name,
  how: exercise.how,
  side: sideWords[exercise.side],
  dose: doseWords(dose),
  load: loadWords(load),
  weighed: load.kind === 'rm' || load.kind === 'kg' || load.kind === 'body-weight-plus',
  often: oftenWords(frequency),
  rest: restSeconds === null ? '' : restWords(restSeconds),
  note,
});

/**
 * What a plan asks for in the `weeks` weeks from today, or from its first day where that is still to come. Each day is as the version that holds on it asks; the version, phase
 * and cut-offs told are those of the first of these days.
 */
export function printedPlan(versions: PlanVersions, today: string, weeks: number): PrintedPlan {
  const from = laterOf(today, versionOn(versions, today).plan.startsOn);
  const { number, plan, from: versionFrom, by, why } = versionOn(versions, from);
  const now = phaseOn(plan, from);
  const entries: PrintedEntry[] = [];
  const numberOf = (prescription: Prescription, day: string): number => {
    const exercise = versionOn(versions, day).plan.exercises.find(({ id }) => id === prescription.exercise);
    if (exercise === undefined) throw new TypeError(`the plan has no exercise ${prescription.exercise}`);
    const entry = entryOf(prescription, exercise);
    const words = JSON.stringify(entry);
    const known = entries.findIndex((one) => JSON.stringify(one) === words);
    return known >= 0 ? known + 1 : entries.push(entry);
  };
  const days = expectedOver(versions, from, addDays(from, 7 * weeks - 1)).map(({ day, items }) => {
    const times = new Map<number, number>();
    for (const { prescription } of items) {
      const entry = numberOf(prescription, day);
      times.set(entry, (times.get(entry) ?? 0) + 1);
    }
    return { day, items: [...times].map(([entry, count]) => ({ entry, times: count })) };
  });
  const { green, acceptable, morningPain, morningStiffness } = plan.cutOffs;
  return {
    name: plan.name,
    version: number,
    versionFrom,
    versionBy: by,
    why,
    goals: plan.goals,
    phase:
      now === null
        ? null
        : {
            name: now.phase.name,
            aim: now.phase.aim,
            number: now.index + 1,
            of: plan.phases.length,
            since: now.since,
            isLevel: plan.ladder !== null,
          },
    entries,
    days,
    cutOffs: {
      green: green.value,
      acceptable: acceptable.value,
      morningPain: morningPain.value,
      morningStiffness: morningStiffness.value,
    },
  };
}
