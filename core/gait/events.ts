import { gaitKinds } from '../annotation/records.ts';
import type { Gap } from '../capture/gate.ts';
import { type FrameNo, frameCount } from '../domain/frameIndex.ts';
import { median } from '../domain/frameTiming.ts';
import { type GaitClip, gapsOf, isWhole, trueSeconds } from './clip.ts';

export type Side = 'left' | 'right';
export const gaitSides = ['left', 'right'] as const satisfies readonly Side[];
export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/**
 * The events of one foot in the order of a stride. Initial contact: first frame with shoe contact. Foot flat: first with the whole sole down. Midstance: pelvis
 * lowest or knee most bent. Heel-off: first with the heel up again. Toe-off: first frame without contact.
 */
export type GaitKind = (typeof gaitKinds)[number];

/** One event of one of the runner's feet (never of the picture's), at the frame that shows it first. */
export type GaitMark = { readonly side: Side; readonly kind: GaitKind; readonly frame: FrameNo };

const rank = (kind: GaitKind): number => gaitKinds.indexOf(kind);

/** By frame; on one frame by side, and of one foot the order of a stride. */
export const inOrder = (marks: readonly GaitMark[]): readonly GaitMark[] =>
  marks.toSorted((a, b) => a.frame - b.frame || a.side.localeCompare(b.side) || rank(a.kind) - rank(b.kind));

export const marksOf = (marks: readonly GaitMark[], side: Side, kind: GaitKind): readonly GaitMark[] =>
  inOrder(marks.filter((mark) => mark.side === side && mark.kind === kind));

/** What is odd about marked events. `error`: cannot happen, so what hangs on it is left out. `warning`: can, but is rare in running or looks like a slip. */
export const issueCodes = {
  duplicate: 'error',
  'outside-clip': 'error',
  'same-frame': 'error',
  'two-contacts': 'error',
  'double-toe-off': 'error',
  'out-of-order': 'error',
  'toe-off-before-contact': 'warning',
  'both-feet-down': 'warning',
  'stride-too-short': 'warning',
  'stride-too-long': 'warning',
} as const;
export type IssueCode = keyof typeof issueCodes;
export type EventIssue = {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning';
  /** The marks it is about, in order; the last is where it shows. */
  readonly marks: readonly GaitMark[];
};

/** Seconds of the shortest and longest stride that counts as running: 300 to 100 steps a minute. Our own limits, to catch slips. */
export const plausibleStride = { shortest: 0.4, longest: 1.2 } as const;
/** Times the usual stride from which on a mark is more likely missing between two contacts. */
const missedFrom = 1.6;

export type StrideLength = 'plausible' | 'stride-too-short' | 'stride-too-long';

/** Judges the time between two contacts of a foot: by running's limits once the rate is confirmed, and against the usual stride of the clip. */
export function judgeStride(clip: GaitClip, from: FrameNo, to: FrameNo, usual: number | null): StrideLength {
  const taken = trueSeconds(clip, from, to);
  const { shortest, longest } = plausibleStride;
  if ((clip.captureRate.confirmed && taken > longest) || (usual !== null && taken > usual * missedFrom)) return 'stride-too-long';
  if ((clip.captureRate.confirmed && taken < shortest) || (usual !== null && taken < usual / missedFrom)) return 'stride-too-short';
  return 'plausible';
}

/** Median time between neighbouring contacts of the same foot, both feet together, in seconds; null before there are three such times. */
export function usualStride(marks: readonly GaitMark[], clip: GaitClip): number | null {
  const times = gaitSides.flatMap((side) => {
    const contacts = onClip(marksOf(marks, side, 'initial-contact'), clip);
    return contacts.slice(1).flatMap(({ frame }, i) => {
      const before = contacts[i];
      return before === undefined || before.frame === frame ? [] : [trueSeconds(clip, before.frame, frame) as number];
    });
  });
  return times.length < 3 ? null : median(times);
}

/** The marks whose frames the clip has, in order. */
export const onClip = (marks: readonly GaitMark[], { index }: GaitClip): readonly GaitMark[] =>
  inOrder(marks.filter(({ frame }) => frame < frameCount(index)));

const issue = (code: IssueCode, ...marks: readonly GaitMark[]): EventIssue => ({ code, severity: issueCodes[code], marks });

/**
 * Everything that is impossible or odd about marked events, by frame. Nothing is judged across a gap: what was missed there is not known. Contacts without a single
 * toe-off on their side are in order: that is how cadence alone is marked.
 */
export function issuesOf(marks: readonly GaitMark[], clip: GaitClip): readonly EventIssue[] {
  const gaps = gapsOf(clip);
  const outside = inOrder(marks).filter(({ frame }) => frame >= frameCount(clip.index));
  const found = [
    ...outside.map((mark) => issue('outside-clip', mark)),
    ...gaitSides.flatMap((side) =>
      ofFoot(
        onClip(marks, clip).filter((mark) => mark.side === side),
        clip,
        gaps,
      ),
    ),
    ...strideIssues(marks, clip, gaps),
    ...overlaps(marks, clip, gaps),
  ];
  return found.toSorted((a, b) => (a.marks.at(-1)?.frame ?? 0) - (b.marks.at(-1)?.frame ?? 0));
}

/** One foot's marks against the order of a stride. `open` is the contact that stands, since which marks `since` were made. */
function ofFoot(marks: readonly GaitMark[], clip: GaitClip, gaps: readonly Gap[]): readonly EventIssue[] {
  const found: EventIssue[] = [];
  const hasToeOffs = marks.some(({ kind }) => kind === 'toe-off');
  let open: GaitMark | null = null;
  let lastToeOff: GaitMark | null = null;
  let since: GaitMark[] = [];
  let before: GaitMark | null = null;
  for (const mark of marks) {
    if (before !== null && !isWhole(clip, gaps, before.frame, mark.frame)) {
      open = null;
      lastToeOff = null;
      since = [];
    } else if (before?.frame === mark.frame) {
      if (before.kind === mark.kind) {
        found.push(issue('duplicate', before, mark));
        continue;
      }
      // A flat landing shows contact and flat foot at once; contact and toe-off it cannot.
      if (before.kind === 'initial-contact' && mark.kind === 'toe-off') found.push(issue('same-frame', before, mark));
    }
    if (mark.kind === 'initial-contact') {
      if (open !== null && hasToeOffs) found.push(issue('two-contacts', open, mark));
      open = mark;
      lastToeOff = null;
      since = [];
    } else if (mark.kind === 'toe-off') {
      if (lastToeOff !== null) found.push(issue('double-toe-off', lastToeOff, mark));
      else if (open === null) found.push(issue('toe-off-before-contact', mark));
      open = null;
      lastToeOff = mark;
      since = [];
    } else {
      const again = since.find(({ kind }) => kind === mark.kind);
      const later = since.find(({ kind }) => rank(kind) > rank(mark.kind));
      if (again !== undefined) found.push(issue('duplicate', again, mark));
      else if (later !== undefined) found.push(issue('out-of-order', later, mark));
      else if (lastToeOff !== null) found.push(issue('out-of-order', lastToeOff, mark));
      since.push(mark);
    }
    before = mark;
  }
  return found;
}

function strideIssues(marks: readonly GaitMark[], clip: GaitClip, gaps: readonly Gap[]): readonly EventIssue[] {
  const usual = usualStride(marks, clip);
  return gaitSides.flatMap((side) => {
    const contacts = onClip(marksOf(marks, side, 'initial-contact'), clip);
    return contacts.slice(1).flatMap((mark, i) => {
      const before = contacts[i];
      if (before === undefined || before.frame === mark.frame || !isWhole(clip, gaps, before.frame, mark.frame)) return [];
      const judged = judgeStride(clip, before.frame, mark.frame, usual);
      return judged === 'plausible' ? [] : [issue(judged, before, mark)];
    });
  });
}

/** A contact while the other foot stands (from its contact up to, not including, its toe-off): walking, or a slip. Running has no such moment. */
function overlaps(marks: readonly GaitMark[], clip: GaitClip, gaps: readonly Gap[]): readonly EventIssue[] {
  const known = onClip(marks, clip);
  return known.flatMap((mark) => {
    if (mark.kind !== 'initial-contact') return [];
    const other = known.filter(({ side }) => side !== mark.side);
    const contact = other.findLast(({ kind, frame }) => kind === 'initial-contact' && frame <= mark.frame);
    const toeOff = other.find(({ kind, frame }) => kind === 'toe-off' && contact !== undefined && frame > contact.frame);
    if (contact === undefined || toeOff === undefined || toeOff.frame <= mark.frame) return [];
    const next = other.find(({ kind, frame }) => kind === 'initial-contact' && frame > contact.frame);
    // The toe-off of a later stride says nothing of this one.
    if (next !== undefined && next.frame < toeOff.frame) return [];
    return isWhole(clip, gaps, contact.frame, toeOff.frame) ? [issue('both-feet-down', contact, mark, toeOff)] : [];
  });
}
