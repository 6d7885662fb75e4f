import { describe, expect, test } from 'vitest';
import type { KeyImage, Mark } from '#core/annotation/records.ts';
import type { TakeSync } from '#core/capture/take.ts';
import { standingEvent, takeLead, withClip } from '#core/compare/addClip.ts';
import { warpOf } from '#core/compare/clock.ts';
import type { MarkedClip } from '#core/compare/events.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId, TakeId } from '#core/domain/ids.ts';

type Events = Readonly<Partial<Record<NonNullable<KeyImage['preset']> | 'origin', readonly number[]>>>;

const marked = (events: Events, mirrored = false): MarkedClip => ({
  mirrored,
  keyImages: Object.entries(events).flatMap(([preset, frames]) =>
    preset === 'origin' ? [] : frames.map((frame) => ({ preset, frame }) as unknown as KeyImage),
  ),
  marks: (events.origin ?? []).map((frame) => ({ kind: 'origin', frame }) as unknown as Mark),
  gaitEvents: [],
});
const clip = (name: string): RecordingId => name as RecordingId;
const pane = (name: string, zero: number, more: Partial<ComparisonPane> = {}): ComparisonPane => ({
  recordingId: clip(name),
  mirrored: false,
  zero: zero as FrameNo,
  offset: 0,
  contacts: [],
  ...more,
});
/** A hundred frames, one each hundredth of a second. */
const index = { ticks: Array.from({ length: 100 }, (_, i) => i * 10), ticksPerSecond: 1000 };
const present = (
  panes: readonly ComparisonPane[],
  clips: readonly MarkedClip[],
  alignment: 'time' | 'stride' = 'time',
): Parameters<typeof withClip>[0] => ({
  alignment,
  panes,
  clips,
  warps: panes.map((each) => warpOf(each, { index, slowdown: 1 }, alignment)),
});
const frames = (...numbers: readonly number[]) => numbers as readonly FrameNo[];

describe('a clip that is added', () => {
  const two = [pane('a', 20), pane('b', 30)];
  const onContact = [marked({ 'initial-contact-left': [20, 80] }), marked({ 'initial-contact-left': [30] })];

  test('is lined up by the event that the others stand on', () => {
    const added = withClip(present(two, onContact), {
      recordingId: clip('c'),
      marked: marked({ 'initial-contact-left': [44, 90], 'toe-off-left': [7] }),
      take: { beside: 0, seconds: 1 },
    });
    expect(added.by).toEqual({ kind: 'event', event: 'initial-contact-left' });
    expect(added.panes).toEqual([...two, pane('c', 44)]);
  });

  test('sides are as they look: the right contact of a mirrored clip is a left one', () => {
    const mirrored = marked({ 'initial-contact-right': [44] }, true);
    expect(withClip(present(two, onContact), { recordingId: clip('c'), marked: mirrored, take: null }).panes.at(-1)).toEqual(
      pane('c', 44, { mirrored: true }),
    );
  });

  test('without that event goes by the clock of its take, nudges of the other counted', () => {
    const nudged = [pane('a', 20, { offset: 0.05 }), pane('b', 30)];
    const added = withClip(present(nudged, onContact), { recordingId: clip('c'), marked: marked({}), take: { beside: 0, seconds: 0.3 } });
    expect(added.by).toEqual({ kind: 'take' });
    // Clip a begins 0.2 s before its zero, and is shown 0.05 s late: c begins 0.3 s after that.
    expect(added.panes.at(-1)?.zero).toBe(0);
    expect(added.panes.at(-1)?.offset).toBeCloseTo(-0.2 + 0.05 + 0.3);
  });

  test('without either stands at its start', () => {
    const added = withClip(present(two, onContact), { recordingId: clip('c'), marked: marked({ 'toe-off-left': [7] }), take: null });
    expect(added).toMatchObject({ by: { kind: 'start' }, alignment: 'time' });
    expect(added.panes.at(-1)).toEqual(pane('c', 0));
  });

  const byStride = [pane('a', 20, { contacts: frames(20, 80) }), pane('b', 30, { contacts: frames(30, 70), offset: 0.1 })];
  const strides = [marked({ 'initial-contact-left': [20, 80] }), marked({ 'initial-contact-left': [30, 70] })];

  test('by stride it brings the contacts of the same foot', () => {
    const marks = marked({ 'initial-contact-left': [11, 51], 'initial-contact-right': [31, 71, 99] });
    const added = withClip(present(byStride, strides, 'stride'), { recordingId: clip('c'), marked: marks, take: null });
    expect(added).toMatchObject({ alignment: 'stride', by: { kind: 'stride' } });
    expect(added.panes.at(-1)?.contacts).toEqual([11, 51]);
    expect(added.panes[1]?.offset).toBe(0.1);
  });

  test('without strides puts all back on time, and nudges in strides are not taken for seconds', () => {
    const added = withClip(present(byStride, strides, 'stride'), {
      recordingId: clip('c'),
      marked: marked({ 'initial-contact-left': [11] }),
      take: { beside: 0, seconds: 0.3 },
    });
    expect(added).toMatchObject({ alignment: 'time', by: { kind: 'event' } });
    expect(added.panes.map(({ offset }) => offset)).toEqual([0, 0, 0]);
  });
});

test('clips stand on no event when one of them lies elsewhere', () => {
  const clips = [marked({ origin: [5], 'toe-off-left': [8] }), marked({ origin: [6], 'toe-off-left': [9] })];
  expect(standingEvent([pane('a', 5), pane('b', 6)], clips)).toBe('origin');
  expect(standingEvent([pane('a', 8), pane('b', 9)], clips)).toBe('toe-off-left');
  expect(standingEvent([pane('a', 5), pane('b', 9)], clips)).toBeNull();
});

test('the clock of a take counts from its reference, in both directions, and knows no third camera', () => {
  const sync = { reference: 'r', other: 'o', offsetSeconds: 0.25 } as unknown as TakeSync;
  const id = (name: string) => name as TakeId;
  expect(takeLead(sync, id('r'), id('o'))).toBe(0.25);
  expect(takeLead(sync, id('o'), id('r'))).toBe(-0.25);
  expect(takeLead(sync, id('r'), id('x'))).toBeNull();
  expect(takeLead(sync, id('r'), id('r'))).toBeNull();
});
