import { daysBetween } from '../../clinical/calendar.ts';
import { outcomeOf } from '../../clinical/formDerived.ts';
import type { EpisodeId } from '../../clinical/intake/episode.ts';
import type { OutcomeForm } from '../../clinical/outcomeHistory.ts';
import { judging } from '../../clinical/outcomes/change.ts';
import type { MeasureDefinition } from '../../clinical/outcomes/definition.ts';
import { lineOf, noticedSize } from '../../clinical/outcomes/overTime.ts';
import { derivedOf, type Outcome } from '../../clinical/outcomes/record.ts';
import { instrumentOf } from '../../clinical/outcomes/table.ts';
import { type ThresholdOverride, type Thresholds, thresholdsOf } from '../../clinical/outcomes/thresholds.ts';
import type { ChangeLimit, ScorePoint, ScoreSeries } from '../series.ts';
import type { Belonging } from '../source.ts';
import { belongingOf } from './belonging.ts';

type Taken = { readonly form: OutcomeForm; readonly outcome: Outcome; readonly of: Belonging };

/** The first measure of every instrument that was given for the episode or for no problem, line by line; the line with the latest entry comes first. */
export function scoreSeries(
  forms: readonly OutcomeForm[],
  episode: EpisodeId,
  overrides: readonly ThresholdOverride[],
  isWithin: (day: string, of: Belonging) => boolean,
): readonly ScoreSeries[] {
  const taken = forms
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
    .flatMap((form): readonly Taken[] => {
      const [of, outcome] = [belongingOf(form.episodeId, episode), outcomeOf(form)];
      return of === null || outcome === null || !isWithin(outcome.entry.measuredOn, of) ? [] : [{ form, outcome, of }];
    })
    .toSorted((a, b) => daysBetween(b.outcome.entry.measuredOn, a.outcome.entry.measuredOn));
  const last = ({ points }: ScoreSeries): string => points.at(-1)?.day ?? '';
  return [...Map.groupBy(taken, ({ outcome }) => lineOf(outcome)).values()]
    .flatMap((line) => seriesOf(line, overrides) ?? [])
    .toSorted((a, b) => last(b).localeCompare(last(a)));
}

function seriesOf(line: readonly Taken[], overrides: readonly ThresholdOverride[]): ScoreSeries | null {
  const [one] = line;
  if (one === undefined) return null;
  const { instrument, side } = one.outcome.entry;
  const { measures, differs } = instrumentOf(instrument);
  const [measure] = measures;
  const all = line.map(({ form, outcome, of }) => ({
    formId: form.id,
    visitId: form.visitId,
    day: outcome.entry.measuredOn,
    of,
    value: derivedOf(outcome, measure.key)?.value ?? null,
  }));
  const points = all.flatMap(({ value, ...point }): readonly ScorePoint[] => (value === null ? [] : [{ ...point, value }]));
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const thresholds = thresholdsOf(instrument, measure.key, overrides);
  const limits = differs ? limitsOf(thresholds, measure, first, last) : { mdc: notAChange, mcid: notAChange };
  return {
    instrument,
    measure: measure.key,
    unit: measure.unit,
    side,
    better: measure.direction === 'higher-better' ? 'higher' : 'lower',
    range: { min: measure.range.min, max: measure.range.max },
    points,
    incomplete: all.flatMap(({ value, ...point }) => (value === null ? [point] : [])),
    ...limits,
  };
}

const notAChange: ChangeLimit = { known: false, reason: 'itself-a-change' };

/** The MCID is the one that judges the change from the first to the last; its line is not drawn where the range of the measure does not reach so far. */
function limitsOf(
  { mdc, mcid }: Thresholds,
  { direction, range }: MeasureDefinition,
  first: ScorePoint,
  last: ScorePoint,
): { readonly mdc: ChangeLimit; readonly mcid: ChangeLimit } {
  const judge = judging(mcid, daysBetween(first.day, last.day) / 7);
  const size = judge === undefined ? null : noticedSize(judge, first.value);
  const wanted = first.value + (size ?? 0) * (direction === 'higher-better' ? 1 : -1);
  const noticed: ChangeLimit =
    judge === undefined
      ? { known: false, reason: 'none-published' }
      : size === null
        ? { known: false, reason: 'first-is-zero' }
        : wanted < range.min || wanted > range.max
          ? { known: false, reason: 'outside-range' }
          : { known: true, size, source: judge.source, byClinic: judge.byClinic };
  return {
    mdc:
      mdc === null
        ? { known: false, reason: 'none-published' }
        : { known: true, size: mdc.value, source: mdc.source, byClinic: mdc.byClinic },
    mcid: noticed,
  };
}
