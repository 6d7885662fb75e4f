import type { Gap } from '../capture/gate.ts';
import { type GaitClip, gapsOf, isWhole, trueSeconds } from './clip.ts';
import {
  type GaitMark,
  gaitSides,
  inOrder,
  judgeStride,
  marksOf,
  onClip,
  otherSide,
  plausibleStride,
  type Side,
  usualStride,
} from './events.ts';

/** From one mark to another; of the foot named. */
export type Span = { readonly side: Side; readonly from: GaitMark; readonly to: GaitMark };

/** From contact to the next contact of the same foot; with the toe-off between, where it is marked once. */
export type Stride = Span & { readonly toeOff: GaitMark | null };

/** Why a span between two marks does not count. */
export const brokenReasons = ['spans-a-gap', 'stride-too-short', 'stride-too-long', 'several-toe-offs', 'contact-missing'] as const;
export type BrokenSpan = Span & {
  readonly what: 'stride' | 'step' | 'contact' | 'flight' | 'swing';
  readonly reason: (typeof brokenReasons)[number];
};

export type Strides = {
  readonly strides: readonly Stride[];
  /** From the other foot's contact to this foot's next: a step is named after the foot that lands. */
  readonly steps: readonly Span[];
  /** Contact to toe-off of the foot. */
  readonly contacts: readonly Span[];
  /** Toe-off of the foot to the other foot's contact; runs backwards when that came first (no flight: walking or grounded running). */
  readonly flights: readonly Span[];
  /** Toe-off of the foot to its own next contact. */
  readonly swings: readonly Span[];
  /** What is marked but does not count, with the reason. */
  readonly broken: readonly BrokenSpan[];
};

/** One foot's marks of a clip, its gaps, and the usual stride of both, in true seconds. */
type Bench = { readonly clip: GaitClip; readonly gaps: readonly Gap[]; readonly usual: number | null; readonly broken: BrokenSpan[] };

/** Everything that the marks of a clip bound. A gap breaks what lies across it; marks off the clip count for nothing; a mark made twice counts once. */
export function stridesOf(marks: readonly GaitMark[], clip: GaitClip): Strides {
  const known = countedMarks(marks, clip);
  const bench: Bench = { clip, gaps: gapsOf(clip), usual: usualStride(known, clip), broken: [] };
  const made = gaitSides.map((side) => ofFoot(known, side, bench));
  return {
    strides: made.flatMap(({ strides }) => strides),
    steps: stepsOf(known, bench),
    contacts: made.flatMap(({ contacts }) => contacts),
    flights: made.flatMap(({ flights }) => flights),
    swings: made.flatMap(({ swings }) => swings),
    broken: bench.broken,
  };
}

/** The marks that count, in order: those on the clip, each once. */
export function countedMarks(marks: readonly GaitMark[], clip: GaitClip): readonly GaitMark[] {
  const known = onClip(marks, clip);
  return known.filter((mark, i) => !known.slice(0, i).some((m) => m.side === mark.side && m.kind === mark.kind && m.frame === mark.frame));
}

/** One foot from a contact until its next one; `contact` is null for what lies before the first (the clip may begin while the foot stands), `next` after the last. */
export type Cycle = { readonly contact: GaitMark | null; readonly toeOffs: readonly GaitMark[]; readonly next: GaitMark | null };

/** The cycles of a foot, in order of time; of `countedMarks`. */
export function cyclesOf(marks: readonly GaitMark[], side: Side): readonly Cycle[] {
  const contacts = marksOf(marks, side, 'initial-contact');
  const toeOffs = marksOf(marks, side, 'toe-off');
  return [null, ...contacts].map((contact, i) => {
    const next = contacts[i] ?? null;
    return {
      contact,
      next,
      toeOffs: toeOffs.filter(({ frame }) => frame > (contact?.frame ?? -1) && (next === null || frame <= next.frame)),
    };
  });
}

function ofFoot(marks: readonly GaitMark[], side: Side, bench: Bench) {
  const others = marksOf(marks, otherSide(side), 'initial-contact');
  const [strides, contacts, flights, swings]: [Stride[], Span[], Span[], Span[]] = [[], [], [], []];
  for (const { contact: from, toeOffs, next } of cyclesOf(marks, side)) {
    const [toeOff, second] = toeOffs;
    const one = toeOff !== undefined && second === undefined ? toeOff : null;
    if (toeOff !== undefined && second !== undefined)
      bench.broken.push({ what: 'contact', side, from: from ?? toeOff, to: second, reason: 'several-toe-offs' });
    if (from !== null && next !== null && counts(bench, 'stride', { side, from, to: next }))
      strides.push({ side, from, to: next, toeOff: one });
    if (one === null) continue;
    if (from !== null && counts(bench, 'contact', { side, from, to: one })) contacts.push({ side, from, to: one });
    if (next !== null && counts(bench, 'swing', { side, from: one, to: next })) swings.push({ side, from: one, to: next });
    // After the contact, not after the toe-off: in walking the other foot lands first.
    const landing = others.find(({ frame }) => frame > (from?.frame ?? one.frame - 1) && (next === null || frame < next.frame));
    if (landing !== undefined && counts(bench, 'flight', { side, from: one, to: landing })) flights.push({ side, from: one, to: landing });
  }
  return { strides, contacts, flights, swings };
}

/** Longest share of the usual stride, or of the longest plausible one, that each span can last. */
const longestShare = { contact: 0.75, flight: 0.5, swing: 0.9, step: 0.75 } as const;
/** Shortest share of a stride that a step can last. */
const shortestStep = 0.25;

function counts({ clip, gaps, usual, broken }: Bench, what: BrokenSpan['what'], span: Span): boolean {
  const refuse = (reason: BrokenSpan['reason']): false => {
    broken.push({ ...span, what, reason });
    return false;
  };
  if (!isWhole(clip, gaps, span.from.frame, span.to.frame)) return refuse('spans-a-gap');
  if (what === 'stride') {
    const judged = judgeStride(clip, span.from.frame, span.to.frame, usual);
    return judged === 'plausible' || refuse(judged);
  }
  const taken = Math.abs(trueSeconds(clip, span.from.frame, span.to.frame));
  const { confirmed } = clip.captureRate;
  const longest = usual ?? (confirmed ? plausibleStride.longest : null);
  if (longest !== null && taken > longest * longestShare[what]) return refuse('stride-too-long');
  const shortest = usual ?? (confirmed ? plausibleStride.shortest : null);
  if (what === 'step' && shortest !== null && taken < shortest * shortestStep) return refuse('stride-too-short');
  return true;
}

/** Contacts that follow each other on different feet. Two in a row of one foot, where both feet are marked, say that one is missing. */
function stepsOf(marks: readonly GaitMark[], bench: Bench): readonly Span[] {
  const contacts = inOrder(marks.filter(({ kind }) => kind === 'initial-contact'));
  const both = gaitSides.every((side) => contacts.some((mark) => mark.side === side));
  return contacts.slice(1).flatMap((to, i) => {
    const from = contacts[i];
    if (from === undefined || !both) return [];
    const span: Span = { side: to.side, from, to };
    if (from.side === to.side) {
      bench.broken.push({ ...span, what: 'step', reason: 'contact-missing' });
      return [];
    }
    return counts(bench, 'step', span) ? [span] : [];
  });
}
