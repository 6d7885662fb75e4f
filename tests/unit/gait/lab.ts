import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { GaitClip } from '#core/gait/clip.ts';
import type { GaitKind, GaitMark, Side } from '#core/gait/events.ts';
import type { RunnerParams } from '#core/runner/params.ts';
import { eventsOf } from '#core/runner/truth.ts';

/** A clip of so many frames at a confirmed rate, in real time, without gaps. */
export const clipAt = (fps: number, frames: number, part: Partial<GaitClip> = {}): GaitClip => ({
  index: { ticks: Array.from({ length: frames }, (_, i) => i * 1000), ticksPerSecond: fps * 1000 },
  captureRate: { framesPerSecond: fps, slowdown: 1, source: 'clinician', confirmed: true, reason: '' },
  gaps: null,
  belt: null,
  slipFrames: 0,
  ...part,
});

const short: Readonly<Record<string, GaitKind>> = {
  ic: 'initial-contact',
  ff: 'foot-flat',
  ms: 'midstance',
  ho: 'heel-off',
  to: 'toe-off',
};

/** 'L ic 10' as a mark. */
export function mark(words: string): GaitMark {
  const [side, kind, frame] = words.split(' ');
  const known = short[kind ?? ''];
  if (known === undefined) throw new Error(`the lab knows no event ${words}`);
  return { side: side === 'L' ? 'left' : 'right', kind: known, frame: toFrameNo(Number(frame)) };
}
export const marks = (...words: readonly string[]): readonly GaitMark[] => words.map(mark);
export const said = ({ side, kind, frame }: GaitMark): string =>
  `${side === 'left' ? 'L' : 'R'} ${Object.entries(short).find(([, full]) => full === kind)?.[0]} ${frame}`;

/** Marks as a clinician who sees every frame right would make them on a take of the parametric runner. */
export const markedRunner = (
  p: RunnerParams,
  fps: number,
  frames: number,
  startsAt = 0,
  kinds: readonly GaitKind[] = ['initial-contact', 'toe-off'],
): readonly GaitMark[] =>
  eventsOf(p, { fps, frames, view: 'side', startsAt })
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ side, kind, frame }) => ({ side, kind, frame: toFrameNo(frame) }));

const swapped = (side: Side): Side => (side === 'left' ? 'right' : 'left');
export const swapFeet = (of: readonly GaitMark[]): readonly GaitMark[] => of.map((m) => ({ ...m, side: swapped(m.side) }));

/** Steady random numbers, 0 to 1. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}
/** Normal with mean 0 and standard deviation 1. */
export const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
