import { expect, test } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { GaitKind, GaitMark, Side } from '#core/gait/events.ts';
import { gaitSides } from '#core/gait/events.ts';
import { followingEvent, predictNext } from '#core/gait/predict.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import { clipAt, markedRunner, marks } from './lab.ts';

const at = (frame: number) => toFrameNo(frame);
const kinds: readonly GaitKind[] = ['initial-contact', 'toe-off'];

/** Marks a take from its first two strides on by prediction alone; the greatest miss in frames. */
function worstMiss(all: readonly GaitMark[], fps: number, frames: number, learnt: number): number {
  const clip = clipAt(fps, frames);
  let worst = 0;
  for (let i = learnt; i < all.length; i++) {
    const [last, next] = [all[i - 1] as GaitMark, all[i] as GaitMark];
    const found = predictNext(all.slice(0, i), clip, last.frame, next);
    if (!found.ok) throw new Error(found.reason);
    worst = Math.max(worst, Math.abs(found.frame - next.frame));
  }
  return worst;
}

test.each([60, 120, 240])('after one stride of each foot every event is where it was predicted, to a frame, at %i frames/s', (fps) => {
  for (const p of [fresh, fatigued, { ...fresh, cadence: 150, dutyFactor: 0.38 }, { ...fresh, cadence: 200, stepTimeAsymmetry: 0.08 }])
    expect(worstMiss(markedRunner(p, fps, fps * 10, 0.1), fps, fps * 10, 9)).toBeLessThanOrEqual(1);
});

test('from a single contact the next events are a typical runner away', () => {
  const clip = clipAt(240, 2000);
  const found = predictNext(marks('L ic 100'), clip, at(100), { side: 'left', kind: 'toe-off' });
  expect(found).toEqual({ ok: true, frame: 160, from: 'typical' });
  expect(predictNext(marks('L ic 100'), clip, at(100), { side: 'right', kind: 'initial-contact' })).toMatchObject({ frame: 184 });
  expect(predictNext(marks('L ic 100'), clip, at(100), { side: 'left', kind: 'initial-contact' })).toMatchObject({ frame: 268 });
});

test('a typical runner is looked for in the slowed clock of a slow-motion file', () => {
  const clip = clipAt(30, 2000, { captureRate: { ...clipAt(30, 1).captureRate, framesPerSecond: 240, slowdown: 8 } });
  expect(predictNext(marks('L ic 100'), clip, at(100), { side: 'left', kind: 'initial-contact' })).toMatchObject({ frame: 268 });
});

test('is never at or before the frame on screen', () => {
  const clip = clipAt(240, 4000);
  const known = marks('L ic 100', 'L ic 260', 'L ic 420');
  expect(predictNext(known, clip, at(420), { side: 'left', kind: 'initial-contact' })).toMatchObject({ frame: 580 });
  expect(predictNext(known, clip, at(579), { side: 'left', kind: 'initial-contact' })).toMatchObject({ frame: 580 });
  expect(predictNext(known, clip, at(580), { side: 'left', kind: 'initial-contact' })).toMatchObject({ frame: 740 });
  expect(predictNext(known, clip, at(300), { side: 'left', kind: 'initial-contact' })).toMatchObject({ frame: 420 });
});

test('says why there is none', () => {
  const clip = clipAt(100, 300, { gaps: [{ from: 200, to: 201 }] });
  const wanted = { side: 'left' as Side, kind: 'initial-contact' as GaitKind };
  expect(predictNext([], clip, at(0), wanted)).toEqual({ ok: false, reason: 'nothing-marked' });
  expect(predictNext(marks('L ic 90'), clip, at(10), wanted)).toEqual({ ok: false, reason: 'nothing-marked' });
  expect(predictNext(marks('L ic 90', 'L ic 160'), clip, at(160), wanted)).toEqual({ ok: false, reason: 'spans-a-gap' });
  expect(predictNext(marks('L ic 210', 'L ic 280'), clip, at(280), wanted)).toEqual({ ok: false, reason: 'end-of-clip' });
  expect(predictNext(marks('L ic 299'), clip, at(299), wanted)).toEqual({ ok: false, reason: 'end-of-clip' });
});

test('the next event goes round the two feet', () => {
  const both = (words: readonly string[], frame: number) => followingEvent(marks(...words), at(frame), kinds, gaitSides);
  expect(both([], 0)).toEqual({ side: 'left', kind: 'initial-contact' });
  expect(both(['R ic 5'], 5)).toEqual({ side: 'right', kind: 'toe-off' });
  expect(both(['R ic 5', 'R to 20'], 30)).toEqual({ side: 'left', kind: 'initial-contact' });
  expect(both(['R ic 5', 'R to 20'], 10)).toEqual({ side: 'right', kind: 'toe-off' });
  expect(followingEvent(marks('L to 20'), at(30), kinds, ['left'])).toEqual({ side: 'left', kind: 'initial-contact' });
  expect(followingEvent(marks('L ic 20'), at(30), [], gaitSides)).toBeNull();
});

test('an event due a frame after the last one is looked for on the last', () => {
  const wanted = { side: 'left' as Side, kind: 'initial-contact' as GaitKind };
  const known = marks('L ic 10', 'L ic 80');
  expect(predictNext(known, clipAt(100, 150), at(80), wanted)).toMatchObject({ ok: true, frame: 149 });
  expect(predictNext(known, clipAt(100, 149), at(80), wanted)).toEqual({ ok: false, reason: 'end-of-clip' });
});
