import type { Finding } from './finding.ts';
import type { Thumb } from './input.ts';
import { levelOf, limits } from './limits.ts';
import { type MotionMap, moves } from './motion.ts';

type Levels = { readonly black: number; readonly white: number; readonly mean: number; readonly low: number; readonly high: number };

/**
 * Light of the picture, and of the part of it in which the runner moves: parts that are black or white beyond telling, mean, and the distance between its dark and
 * its bright. Without movement only the whole picture is judged.
 */
export function exposureFindings(thumbs: readonly Thumb[], motion: MotionMap | null): readonly Finding[] {
  const codes = ['too-dark', 'too-bright', 'low-contrast'] as const;
  if (thumbs.length === 0) return codes.map((code) => ({ code, level: 'unknown', variant: 'too-few-frames', values: {}, frames: [] }));
  const whole = levelsOf(thumbs, () => true);
  const runs = motion !== null && motion.share >= limits.motion;
  const part = runs ? levelsOf(thumbs, (at) => (motion.activity[at] as number) >= moves) : whole;
  const variant = runs ? 'runner' : 'picture';
  const values = { percent: 100 * Math.max(part.black, whole.black), meanPercent: (part.mean / 255) * 100 };
  const worst = (one: Finding['level'], other: Finding['level']): Finding['level'] =>
    one === 'problem' || other === 'problem' ? 'problem' : one === 'advice' || other === 'advice' ? 'advice' : 'good';
  const span = part.high - part.low;
  return [
    {
      code: 'too-dark',
      level: worst(levelOf(-part.mean, negated(limits.dark)), levelOf(part.black, limits.clipped)),
      variant,
      values,
      frames: [],
    },
    {
      code: 'too-bright',
      level: worst(levelOf(part.mean, limits.bright), levelOf(part.white, limits.clipped)),
      variant,
      values: { ...values, percent: 100 * part.white },
      frames: [],
    },
    {
      code: 'low-contrast',
      level: levelOf(-span, negated(limits.contrast)),
      variant,
      values: { percent: (span / 255) * 100 },
      frames: [],
    },
  ];
}

const negated = ({ advice, problem }: { readonly advice: number; readonly problem: number }) => ({ advice: -advice, problem: -problem });

function levelsOf(thumbs: readonly Thumb[], counts: (at: number) => boolean): Levels {
  const histogram = new Float64Array(256);
  const places: number[] = [];
  const size = thumbs[0]?.luma.data.length ?? 0;
  for (let at = 0; at < size; at++) if (counts(at)) places.push(at);
  for (const { luma } of thumbs) {
    for (const at of places) {
      const value = luma.data[at] as number;
      histogram[value] = (histogram[value] as number) + 1;
    }
  }
  const total = histogram.reduce((sum, count) => sum + count, 0) || 1;
  const shareOf = (from: number, to: number): number => histogram.slice(from, to + 1).reduce((sum, count) => sum + count, 0) / total;
  const percentile = (share: number): number => {
    let seen = 0;
    return histogram.findIndex((count) => {
      seen += count;
      return seen >= share * total;
    });
  };
  return {
    black: shareOf(0, limits.black),
    white: shareOf(limits.white, 255),
    mean: histogram.reduce((sum, count, value) => sum + count * value, 0) / total,
    low: percentile(0.05),
    high: percentile(0.95),
  };
}
