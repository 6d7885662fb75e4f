import i18next from 'i18next';
import type { InstrumentId } from '#core/clinical/outcomes/definition.ts';
import type { MetricId } from '#core/gait/definition.ts';
import type { Lane, LaneChoice, ValuesLane } from '#core/timeline/items.ts';
import type { ChangeLimit, ScoreSeries } from '#core/timeline/series.ts';
import type { TickUnit } from '#core/timeline/ticks.ts';
import { sourceWords, valueWords } from '../../clinical/scores/scoreWords.ts';

const t = i18next.t;

/** The name of a part that can be shown or not. */
export function partWords(part: LaneChoice): string {
  if (part.startsWith('gait.')) return t(`gait:metric.${part.slice('gait.'.length) as MetricId}`);
  if (part.startsWith('score.')) return t(`clinical:instruments.${part.slice('score.'.length) as InstrumentId}`);
  return t(`timeline:parts.${part as Exclude<LaneChoice, `gait.${string}` | `score.${string}`>}`);
}

export type LaneWords = { readonly name: string; readonly below: readonly string[] };

/** Name of a lane, and below it its unit, its signs and what its changes are held against. */
export function laneWords(lane: Lane, painBy: TickUnit): LaneWords {
  const name = partWords(lane.choice);
  switch (lane.choice) {
    case 'visits':
    case 'clips':
    case 'plan':
      return { name, below: [] };
    case 'treatments':
      return {
        name,
        below: lane.kind === 'marks' && lane.marks.length > 0 ? [t('timeline:below.treatments'), t('timeline:below.treatmentsMore')] : [],
      };
    case 'load':
      return { name, below: [t('timeline:below.load')] };
    case 'running':
      return { name, below: [t('timeline:below.running')] };
    case 'pain': {
      const unit = t(`timeline:units.${painBy}`);
      return { name, below: [t('timeline:below.painBy', { unit }), t('timeline:below.pain'), t('timeline:below.painMore')] };
    }
    default:
      return lane.kind === 'values' ? valueWordsOf(lane, name) : { name, below: [] };
  }
}

function valueWordsOf({ score, series, choice }: ValuesLane, name: string): LaneWords {
  if (score !== null) {
    const side = t(`clinical:sides.${score.side}`).toLowerCase();
    return { name, below: [`${side}, ${t(`scores:unit.${score.unit}`)}`, shortLimit(score, 'mdc'), shortLimit(score, 'mcid')] };
  }
  const subject = series[0]?.points[0]?.item.subject;
  if (choice === 'dose')
    return {
      name,
      below: [t(subject?.kind === 'dose' && subject.dose === 'energy' ? 'timeline:below.doseEnergy' : 'timeline:below.doseImpulses')],
    };
  const unit = subject?.kind === 'gait' ? t(`gait:unit.${subject.series.unit}`) : '';
  const sides = series.some(({ key }) => key !== 'both');
  return { name, below: [t('timeline:below.gait', { unit }), ...(sides ? [t('timeline:below.sides')] : [])] };
}

function shortLimit(score: ScoreSeries, kind: 'mdc' | 'mcid'): string {
  const limit = score[kind];
  if (limit.known) return t(`timeline:below.${kind}`, { size: valueWords(limit.size, score.unit) });
  return t(kind === 'mdc' ? 'timeline:below.noMdc' : 'timeline:below.noMcid', { why: t(`timeline:noLimit.${limit.reason}`) });
}

const wholeLimit = (limit: ChangeLimit, score: ScoreSeries, kind: 'mdc' | 'mcid'): string =>
  limit.known
    ? t(`timeline:limits.${kind}`, { size: valueWords(limit.size, score.unit), source: sourceWords(limit.source) })
    : t(kind === 'mdc' ? 'timeline:limits.noMdc' : 'timeline:limits.noMcid', { why: t(`timeline:noLimitWhole.${limit.reason}`) });

/** What the changes of a score are held against with where it is from, or why there is nothing. */
export const limitWords = (score: ScoreSeries): readonly string[] => [
  wholeLimit(score.mdc, score, 'mdc'),
  wholeLimit(score.mcid, score, 'mcid'),
  ...(score.incomplete.length === 0 ? [] : [t('timeline:limits.incomplete', { count: score.incomplete.length })]),
];
