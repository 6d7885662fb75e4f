import { givenOf } from '../clinical/answer.ts';
import type { CutOffs } from './cutOffs.ts';
import { type Finding, finding } from './finding.ts';
import type { Plan } from './plan.ts';
import type { DayPain, DayResponse } from './response.ts';
import { type PlanVersions, versionOn } from './version.ts';

const isUnknown = ({ worst, complete }: DayPain): boolean => worst === null || !complete;

/** The days where something holds, as an input: one line, the latest first. */
const daysWhere = (days: readonly DayResponse[], holds: (day: DayResponse) => boolean): string =>
  days
    .filter(holds)
    .map(({ day }) => day)
    .join(' ');

/** What each session says for less: too much pain, or not settled. */
export function tooMuch(days: readonly DayResponse[], { acceptable }: CutOffs): readonly Finding[] {
  const beyond = (moment: 'during' | 'after'): readonly Finding[] => {
    const painful = days.flatMap(({ day, [moment]: { worst } }) => (worst !== null && worst > acceptable.value ? [{ day, worst }] : []));
    if (painful.length === 0) return [];
    const inputs = {
      worst: Math.max(...painful.map(({ worst }) => worst)),
      acceptable: acceptable.value,
      days: painful.map(({ day }) => day).join(' '),
    };
    return [finding(`plan.pain-${moment}`, inputs, acceptable.source)];
  };
  const unsettled = daysWhere(days, ({ settled }) => settled === 'no');
  return [...beyond('during'), ...beyond('after'), ...(unsettled === '' ? [] : [finding('plan.not-settled', { days: unsettled })])];
}

/** What sessions that are over with their next morning leave open. */
export function missing(days: readonly DayResponse[], { baseline }: Plan): readonly Finding[] {
  const mornings = daysWhere(days, ({ nextMorning }) => isUnknown(nextMorning));
  const others = [
    ...(days.some(({ during }) => isUnknown(during)) ? ['during'] : []),
    ...(days.some(({ after }) => isUnknown(after)) ? ['after'] : []),
    ...(days.some(({ stiffness }) => stiffness === null) ? ['stiffness'] : []),
    ...(days.some(({ settled }) => settled === 'unknown') ? ['settled'] : []),
  ];
  const usual = { pain: givenOf(baseline.pain), stiffness: givenOf(baseline.stiffnessMinutes) };
  return [
    ...(mornings === '' ? [] : [finding('plan.morning-missing', { days: mornings })]),
    ...(others.length === 0 ? [] : [finding('plan.entries-missing', { entries: others.join(' ') })]),
    ...(usual.pain === null || usual.stiffness === null ? [finding('plan.baseline-missing', usual)] : []),
  ];
}

/** Next mornings that were worse than usual by more than the margin. */
export function worseMornings(days: readonly DayResponse[], { baseline, cutOffs }: Plan): readonly Finding[] {
  const worst = Math.max(...days.flatMap(({ nextMorning }) => nextMorning.worst ?? []));
  const stiffest = Math.max(...days.flatMap(({ stiffness }) => stiffness ?? []));
  const usual = { pain: givenOf(baseline.pain), stiffness: givenOf(baseline.stiffnessMinutes) };
  const { morningPain, morningStiffness } = cutOffs;
  const beyond = (value: number, from: number | null, margin: number): boolean => from !== null && value > from + margin;
  return [
    ...(beyond(worst, usual.pain, morningPain.value)
      ? [finding('plan.morning-pain', { worst, usual: usual.pain, margin: morningPain.value }, morningPain.source)]
      : []),
    ...(beyond(stiffest, usual.stiffness, morningStiffness.value)
      ? [
          finding(
            'plan.morning-stiffness',
            { minutes: stiffest, usual: usual.stiffness, margin: morningStiffness.value },
            morningStiffness.source,
          ),
        ]
      : []),
  ];
}

/** Effort against what was aimed at, where something was. Of a range the greater end counts. */
export function efforts(days: readonly DayResponse[], versions: PlanVersions): readonly Finding[] {
  const aimed = days.flatMap(({ day, items, runs }) => {
    const all = versionOn(versions, day).plan.phases.flatMap(({ prescriptions }) => prescriptions);
    const done = [
      ...items.map(({ prescriptionId, effort }) => ({ prescriptionId, effort })),
      ...runs.flatMap(({ planned, effort }) => (planned === null ? [] : [{ prescriptionId: planned.prescriptionId, effort }])),
    ];
    return done.flatMap(({ prescriptionId, effort }) => {
      const target = all.find(({ id }) => id === prescriptionId)?.effort ?? null;
      return target === null ? [] : [{ day, prescriptionId, target: target.to, effort: givenOf(effort) }];
    });
  });
  const unknown = aimed.filter(({ effort }) => effort === null);
  const high = aimed.filter(({ effort, target }) => effort !== null && effort > target);
  const [hardest] = high.toSorted((a, b) => (b.effort ?? 0) - b.target - ((a.effort ?? 0) - a.target));
  return [
    ...(unknown.length === 0 ? [] : [finding('plan.effort-missing', { days: [...new Set(unknown.map(({ day }) => day))].join(' ') })]),
    ...(hardest === undefined
      ? []
      : [finding('plan.effort-high', { effort: hardest.effort, target: hardest.target, day: hardest.day, entry: hardest.prescriptionId })]),
  ];
}
