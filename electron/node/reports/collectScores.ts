import { daysBetween } from '#core/clinical/calendar.ts';
import { outcomeOf } from '#core/clinical/formDerived.ts';
import type { OutcomeForm } from '#core/clinical/outcomeHistory.ts';
import { type Change, change } from '#core/clinical/outcomes/change.ts';
import { lineOf, noticedSize } from '#core/clinical/outcomes/overTime.ts';
import type { Outcome } from '#core/clinical/outcomes/record.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { type ThresholdOverride, thresholdsOf } from '#core/clinical/outcomes/thresholds.ts';
import type { PrintedScore } from './clinicalModel.ts';
import { instrumentNames, measureNames, obstacleWords, sideNames, unitWords, verdictWords } from './clinicalWords.ts';

const rounded = (value: number): string => String(Number(value.toFixed(2))).replace('-', '−');

function changeWords(changed: Change, unit: string): string {
  if (!changed.comparable) return `First and last are not compared: ${obstacleWords[changed.obstacle]}.`;
  const sign = changed.delta > 0 ? '+' : '';
  const percent = changed.percent === null ? '' : ` (${sign}${Math.round(changed.percent)} %)`.replace('-', '−');
  return `From ${rounded(changed.before)} to ${rounded(changed.after)}: ${sign}${rounded(changed.delta)} ${unit}${percent} in ${changed.days} days: ${verdictWords[changed.verdict]}.`;
}

/** The first measure of every instrument over time, one line for each side and way of taking it; the one entered last comes first. */
export function printedScores(forms: readonly OutcomeForm[], overrides: readonly ThresholdOverride[]): readonly PrintedScore[] {
  const outcomes = forms
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .flatMap((form) => outcomeOf(form) ?? [])
    .toSorted((a, b) => daysBetween(b.entry.measuredOn, a.entry.measuredOn));
  const lines = [...Map.groupBy(outcomes, lineOf).values()];
  return lines
    .toSorted((a, b) => (b.at(-1)?.entry.measuredOn ?? '').localeCompare(a.at(-1)?.entry.measuredOn ?? ''))
    .flatMap((line) => scoreOf(line, overrides) ?? []);
}

function scoreOf(line: readonly Outcome[], overrides: readonly ThresholdOverride[]): PrintedScore | null {
  const [one] = line;
  if (one === undefined) return null;
  const { instrument, side } = one.entry;
  const [measure] = instrumentOf(instrument).measures;
  const valued = line.flatMap((outcome) => {
    const value = outcome.derived.find((derived) => derived.measure === measure.key)?.value ?? null;
    return value === null ? [] : [{ outcome, point: { day: outcome.entry.measuredOn, value } }];
  });
  const [first, last] = [valued[0], valued.at(-1)];
  if (first === undefined || last === undefined) return null;
  const unit = unitWords(measure.unit);
  const { mdc } = thresholdsOf(instrument, measure.key, overrides);
  const changed = first === last ? null : change(instrument, first.outcome, last.outcome, { measure: measure.key, overrides });
  const judging = changed?.comparable === true ? changed.mcid.find(({ judges }) => judges) : undefined;
  const points = judging === undefined ? null : noticedSize(judging, first.point.value);
  return {
    name: [instrumentNames[instrument], measureNames[measure.key]].filter((part) => part !== '').join(', '),
    side: sideNames[side],
    unit,
    better: measure.direction === 'higher-better' ? 'higher' : 'lower',
    range: { min: measure.range.min, max: measure.range.max },
    points: valued.map(({ point }) => point),
    incomplete: line.length - valued.length,
    mdc: mdc === null ? null : { value: mdc.value, source: mdc.source },
    mcid: judging === undefined || points === null ? null : { value: points, source: judging.source },
    change: changed === null ? 'One entry: there is nothing to compare yet.' : changeWords(changed, unit),
  };
}
