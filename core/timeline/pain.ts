import { addDays } from '../clinical/calendar.ts';
import { assertNever } from '../domain/brand.ts';
import { mondayOf } from '../plan/day.ts';
import { dayTime, type TimeAxis } from './axis.ts';
import type { PainDay } from './care.ts';
import type { Item, Look, PainKind, PainSpan, Series } from './items.ts';
import type { TimelineSource } from './source.ts';
import { after, beginningOf, leastLength, type TickUnit, tickUnits } from './ticks.ts';
import type { Timeline } from './timeline.ts';

/** In the order in which they stand beside each other within a stretch. */
export const painKinds = ['at-visit', 'during', 'after', 'next-morning'] as const satisfies readonly PainKind[];

export const painLooks: Readonly<Record<PainKind, Look>> = {
  'at-visit': { shape: 'diamond', tone: 'at-visit' },
  during: { shape: 'circle', tone: 'during' },
  after: { shape: 'square', tone: 'after' },
  'next-morning': { shape: 'triangle', tone: 'morning' },
};

/** Marks of a stretch stand so far apart, about its middle. */
const apart = 9;
/** Room for them beside each other. */
const roomForStretch = 4 * apart;

/** The smallest stretch whose marks have room beside each other: pain is told by it, as the worst of its days. */
export const painUnit = ({ perDay }: Pick<TimeAxis, 'perDay'>): TickUnit =>
  tickUnits.find((unit) => leastLength[unit] * perDay >= roomForStretch) ?? 'decade';

type Felt = { readonly day: string; readonly worst: number; readonly complete: boolean; readonly source: TimelineSource | null };

/** Pain during, after and the morning after, at the day that it follows, and that said at visits (NPRS), each the worst of its stretch of days. */
export function painSeries(timeline: Timeline, axis: TimeAxis, patientToo: boolean): readonly Series[] {
  const unit = painUnit(axis);
  return painKinds.flatMap((moment, place): readonly Series[] => {
    const stretches = Map.groupBy(feltOf(moment, timeline, patientToo), ({ day }) => beginningOf(unit, day));
    const points = [...stretches]
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([from, felt]) => {
        const span = spanOf(moment, unit, from, felt);
        const [begin, end] = [dayTime(from), dayTime(after(unit, from))];
        const at = (begin + end) / 2 + ((place - (painKinds.length - 1) / 2) * apart) / axis.perDay;
        const source = felt.findLast(({ day }) => day === span.worstOn)?.source ?? null;
        const item: Item = { id: `pain.${moment}.${from}`, subject: { kind: 'pain', span }, from: at, to: at, source };
        return { item, value: span.worst, sigma: null };
      });
    return points.length === 0 ? [] : [{ key: moment, look: painLooks[moment], points, join: moment === 'at-visit' ? 'none' : 'line' }];
  });
}

function spanOf(moment: PainKind, unit: TickUnit, from: string, felt: readonly Felt[]): PainSpan {
  const worst = Math.max(...felt.map((one) => one.worst));
  return {
    moment,
    unit,
    from,
    to: addDays(after(unit, from), -1),
    worst,
    worstOn: felt.findLast((one) => one.worst === worst)?.day ?? from,
    days: new Set(felt.map(({ day }) => day)).size,
    complete: felt.every(({ complete }) => complete),
  };
}

function feltOf(moment: PainKind, timeline: Timeline, patientToo: boolean): readonly Felt[] {
  if (moment === 'at-visit')
    return timeline.scores
      .filter(({ instrument }) => instrument === 'nprs')
      .flatMap(({ points }) => points)
      .filter(({ of }) => patientToo || of === 'episode')
      .map(({ day, value, formId, visitId }) => ({
        day,
        worst: value,
        complete: true,
        source: { kind: 'form' as const, formId, form: 'outcome' as const, visitId },
      }))
      .toSorted((a, b) => a.day.localeCompare(b.day));
  return timeline.pain.flatMap((one) => {
    const { worst, complete } = partOf(one, moment);
    return worst === null ? [] : [{ day: one.day, worst, complete, source: weekOf(timeline, one.day) }];
  });
}

function partOf(pain: PainDay, moment: Exclude<PainKind, 'at-visit'>): PainDay['during'] {
  switch (moment) {
    case 'during':
      return pain.during;
    case 'after':
      return pain.after;
    case 'next-morning':
      return pain.nextMorning;
    default:
      return assertNever(moment);
  }
}

/** The week of the diary in which a day lies; null where there is no plan to see it by. */
export const weekOf = ({ diaryAt }: Pick<Timeline, 'diaryAt'>, day: string): TimelineSource | null =>
  diaryAt === null ? null : { kind: 'plan', ...diaryAt, part: 'week', week: mondayOf(day) };
