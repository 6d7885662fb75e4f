import type { ShockwaveEntry } from './entries.ts';
import type { DoseKind, Item, Look, Series, ValuesLane } from './items.ts';
import { formSource, middleOf } from './laneMarks.ts';
import type { GaitPoint, GaitSeries, ScorePoint, ScoreSeries } from './series.ts';
import type { Timeline } from './timeline.ts';

const sideLooks: Readonly<Record<'left' | 'right' | 'both', Look>> = {
  left: { shape: 'square', tone: 'left' },
  right: { shape: 'circle', tone: 'right' },
  both: { shape: 'diamond', tone: 'both' },
};

const plain = { absent: [], range: null, error: null, noticed: null, score: null } as const;

/** A gait metric clip by clip, each foot on its own; null where no clip that is shown has a value. Clips are of different conditions, so no line joins them. */
export function gaitLane({ metric, unit, points }: GaitSeries): ValuesLane | null {
  const sides = ['left', 'right', null] as const;
  const series = sides.flatMap((side): readonly Series[] => {
    const own = points.filter((point) => point.side === side).flatMap((point) => gaitValue(point, { metric, unit }) ?? []);
    return own.length === 0 ? [] : [{ key: side ?? 'both', look: sideLooks[side ?? 'both'], points: own, join: 'none' }];
  });
  const absent = points.filter(({ result }) => !result.ok).map((point) => gaitItem(point, { metric, unit }));
  return series.length === 0 ? null : { id: `gait.${metric}`, choice: `gait.${metric}`, kind: 'values', series, ...plain, absent };
}

function gaitItem(point: GaitPoint, series: Pick<GaitSeries, 'metric' | 'unit'>): Item {
  const { recordingId, day, side } = point;
  return {
    id: `gait.${series.metric}.${side ?? 'both'}.${recordingId}`,
    subject: { kind: 'gait', series, point },
    from: middleOf(day),
    to: middleOf(day),
    source: { kind: 'clip', recordingId },
  };
}

function gaitValue(point: GaitPoint, series: Pick<GaitSeries, 'metric' | 'unit'>): Series['points'][number] | null {
  const { result } = point;
  return result.ok ? { item: gaitItem(point, series), value: result.value, sigma: result.standardError } : null;
}

/** A score over time with what its changes are held against, the `n`th line of its instrument; null where no entry that is shown has a value. Changes are held against the first of all. */
export function scoreLane(
  score: ScoreSeries,
  shown: readonly ScorePoint[],
  incomplete: ScoreSeries['incomplete'],
  n: number,
): ValuesLane | null {
  const [first] = score.points;
  if (first === undefined || shown.length === 0) return null;
  const { instrument, range, mdc, mcid, better } = score;
  const within = (value: number): number => Math.min(range.max, Math.max(range.min, value));
  const itemOf = ({ formId, visitId, day }: (typeof incomplete)[number], subject: Item['subject']): Item => ({
    id: `score.${formId}`,
    subject,
    from: middleOf(day),
    to: middleOf(day),
    source: { kind: 'form', formId, form: 'outcome', visitId },
  });
  const points = shown.map((point) => ({
    item: itemOf(point, { kind: 'score', series: score, point }),
    value: point.value,
    sigma: null,
  }));
  return {
    id: `score.${instrument}.${n}`,
    choice: `score.${instrument}`,
    kind: 'values',
    series: [{ key: 'score', look: { shape: 'circle', tone: 'score' }, points, join: 'line' }],
    absent: incomplete.map((entry) => itemOf(entry, { kind: 'unscored', series: score, entry })),
    range: null,
    error: mdc.known ? { low: within(first.value - mdc.size), high: within(first.value + mdc.size) } : null,
    noticed: mcid.known ? first.value + mcid.size * (better === 'higher' ? 1 : -1) : null,
    score,
  };
}

/** What the sessions of each course add up to, in energy where every session has it, else in impulses; up to the first session of which even these are not known. */
export const doseLanes = ({ treatments }: Timeline): readonly ValuesLane[] =>
  [
    ...Map.groupBy(
      treatments.filter((entry): entry is ShockwaveEntry => entry.kind === 'shockwave'),
      ({ courseId }) => courseId,
    ),
  ].flatMap(([courseId, sessions]) => {
    const dose: DoseKind = sessions.every(({ soFar }) => soFar.energy.known) ? 'energy' : 'impulses';
    const points = sessions.flatMap((entry): Series['points'] => {
      const sum = entry.soFar[dose];
      if (!sum.known) return [];
      const at = middleOf(entry.day);
      const item: Item = {
        id: `dose.${entry.formId}`,
        subject: { kind: 'dose', dose, entry, value: sum.value },
        from: at,
        to: at,
        source: formSource(entry),
      };
      return [{ item, value: sum.value, sigma: null }];
    });
    if (points.length === 0) return [];
    const series: Series = { key: courseId, look: { shape: 'diamond', tone: 'shockwave' }, points, join: 'steps' };
    const most = Math.max(...points.map(({ value }) => value));
    return [
      { id: `dose.${courseId}`, choice: 'dose', kind: 'values', series: [series], ...plain, range: { min: 0, max: most || 1 } } as const,
    ];
  });
