import type { Hint, HintFinding } from '../domain/gaitHint.ts';
import type { GaitTake } from '../domain/gaitTake.ts';
import { targetsOf } from './cadenceTargets.ts';
import { conditionPairs } from './conditionPairs.ts';
import type { MetricId } from './definition.ts';
import { differenceTable, thresholdOf } from './difference.ts';
import { gaitSides, type Side } from './events.ts';
import { comparedBetweenSides, type HintLimit, hintLimits, saidByCadence } from './hintLimits.ts';
import { type HintRule, hintTable, hintTableVersion } from './hintTable.ts';
import type { ListedMetric } from './listing.ts';
import { coverageFactor, fewestSteps, type GaitMean } from './result.ts';
import { detectableChange } from './table.ts';

/** A clip as far as suggestions need to know it. */
export type HintTake = Pick<GaitTake, 'recordingId' | 'title' | 'circumstances' | 'metrics'>;

/** The mean where it may give rise to a suggestion: enough steps, and less the standing angle where the metric is defined so. */
function believed({ result, standing }: ListedMetric): GaitMean | null {
  return result.ok && !result.few && result.n >= fewestSteps && standing !== 'unknown' ? result : null;
}

/**
 * How far one mean may be off, about 95 %: its expanded uncertainty, or where it is greater what published users of the method differ by from one measurement to the next.
 * A smallest detectable change is that of a difference of two, hence the square root of two.
 */
export const doubtOf = (id: MetricId, { standardError }: Pick<GaitMean, 'standardError'>): number =>
  Math.max(coverageFactor * standardError, (detectableChange(id, true)?.most ?? 0) / Math.SQRT2);

const holdsAt = ({ speeds }: HintLimit, speed: number | null): boolean =>
  speeds === null || (speed !== null && speed >= speeds.from - 0.05 && speed <= speeds.to + 0.05);

function beyondLimit(limit: HintLimit, metric: ListedMetric, speed: number | null): readonly HintFinding[] {
  const mean = believed(metric);
  if (mean === null || metric.id !== limit.metric || !holdsAt(limit, speed)) return [];
  const { value, standardError: uncertainty, n } = mean;
  const over = limit.beyond === 'below' ? limit.value - value : (limit.beyond === 'above' ? value : Math.abs(value)) - limit.value;
  const margin = doubtOf(metric.id, mean);
  if (over <= 0 || over < margin) return [];
  const kind = limit.beyond === 'either' ? 'sides-differ' : limit.beyond;
  return [{ kind, metric: metric.id, side: metric.side, value, uncertainty, limit: limit.value, margin, n, source: limit.source }];
}

/** Where the two legs of one clip differ by more than the smallest detectable change. */
function sidesDiffer({ metrics }: HintTake): readonly HintFinding[] {
  return comparedBetweenSides.flatMap((id): readonly HintFinding[] => {
    const of = (side: Side): GaitMean | null => {
      const metric = metrics.find((each) => each.id === id && each.side === side);
      return metric === undefined ? null : believed(metric);
    };
    const [left, right] = [of('left'), of('right')];
    if (left === null || right === null) return [];
    const value = left.value - right.value;
    const uncertainty = Math.hypot(left.standardError, right.standardError);
    const limit = thresholdOf(id, coverageFactor * uncertainty, true);
    if (limit === null || Math.abs(value) <= limit.value) return [];
    const n = Math.min(left.n, right.n);
    return [{ kind: 'sides-differ', metric: id, side: null, value, uncertainty, limit: limit.value, margin: 0, n, source: limit.source }];
  });
}

const hintOf = (rule: HintRule, takes: readonly HintTake[], side: Side | null, findings: readonly HintFinding[]): readonly Hint[] => {
  const [take] = takes;
  if (take === undefined || findings.length === 0) return [];
  return [
    {
      id: rule.id,
      subject: [...takes.map(({ recordingId }) => recordingId), ...(side === null ? [] : [side])].join(' '),
      clips: takes.map(({ recordingId, title }) => ({ recordingId, title })),
      side,
      speed: take.circumstances.speed,
      findings: [...findings],
      onlyWith: rule.onlyWith,
      sentence: rule.sentence,
      source: rule.source,
      targets: rule.id === 'cadence-overstride' ? [...targetsOf(take)] : [],
      version: hintTableVersion,
    },
  ];
};

function ofClip(rule: HintRule, take: HintTake, limits: readonly HintLimit[]): readonly Hint[] {
  const found = limits
    .filter(({ hint }) => hint === rule.id)
    .flatMap((limit) => take.metrics.flatMap((metric) => beyondLimit(limit, metric, take.circumstances.speed)));
  if (rule.about === 'leg')
    return gaitSides.flatMap((side) =>
      hintOf(
        rule,
        [take],
        side,
        found.filter((finding) => finding.side === side),
      ),
    );
  return hintOf(rule, [take], null, rule.id === 'asymmetry' ? [...found, ...sidesDiffer(take)] : found);
}

/** What differs between fresh and fatigued beyond error, of clips of one visit that differ in nothing else. */
function ofFatigue(rule: HintRule, takes: readonly HintTake[]): readonly Hint[] {
  return conditionPairs(takes)
    .filter(({ condition }) => condition === 'fatigue')
    .flatMap(({ a, b, purpose }) => {
      const findings = differenceTable(a, b, [purpose]).flatMap((row): readonly HintFinding[] => {
        const { id: metric, side, difference, uncertainty, detectable } = row;
        if (row.verdict !== 'changed' || saidByCadence.includes(metric)) return [];
        if (difference === null || uncertainty === null || detectable === null || row.a === null || row.b === null) return [];
        const n = Math.min(row.a.n, row.b.n);
        return [
          {
            kind: 'changed',
            metric,
            side,
            value: difference,
            uncertainty,
            limit: detectable.value,
            margin: 0,
            n,
            source: detectable.source,
          },
        ];
      });
      return hintOf(rule, [a, b], null, findings);
    });
}

/**
 * What the numbers of a visit's clips give rise to, in the order of the table. A suggestion is made only where each number it rests on is beyond its limit by more than it
 * can be off, on at least 7 steps a leg: clinical reference section 8.6.
 */
export function hintsOf(takes: readonly HintTake[], limits: readonly HintLimit[] = hintLimits): readonly Hint[] {
  return hintTable.flatMap((rule) =>
    rule.about === 'pair' ? ofFatigue(rule, takes) : takes.flatMap((take) => ofClip(rule, take, limits)),
  );
}
