import { describe, expect, test } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { inOrder, issuesOf } from '#core/gait/events.ts';
import { marksOfKeyImages } from '#core/gait/keyImages.ts';
import { fresh } from '#core/runner/params.ts';
import { clipAt, markedRunner, marks, said } from './lab.ts';

const clip = clipAt(100, 1000);
const told = (words: readonly string[], on = clip) =>
  issuesOf(marks(...words), on).map(({ code, marks: of }) => `${code}: ${of.map(said).join(', ')}`);

test('a runner marked right has nothing to say', () => {
  for (const fps of [60, 120, 240]) expect(issuesOf(markedRunner(fresh, fps, fps * 6), clipAt(fps, fps * 6))).toEqual([]);
  expect(
    told(['L ic 10', 'L ff 13', 'L ms 20', 'L ho 24', 'L to 34', 'R ic 45', 'R ff 48', 'R ms 56', 'R ho 60', 'R to 69', 'L ic 80']),
  ).toEqual([]);
});

test('contacts alone are in order: that is how cadence is marked', () => {
  expect(told(['L ic 10', 'R ic 45', 'L ic 80', 'R ic 115'])).toEqual([]);
});

describe('impossible orders are told with their marks', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['two contacts without a toe-off', ['L ic 10', 'L ic 80', 'L to 104'], ['two-contacts: L ic 10, L ic 80']],
    ['a second toe-off', ['L ic 10', 'L to 33', 'L to 36', 'L ic 80'], ['double-toe-off: L to 33, L to 36']],
    ['a toe-off before any contact', ['L to 33', 'L ic 80'], ['toe-off-before-contact: L to 33']],
    ['the same event twice on a frame', ['L ic 10', 'L ic 10', 'L to 33'], ['duplicate: L ic 10, L ic 10']],
    ['a second midstance in one contact', ['L ic 10', 'L ms 20', 'L ms 22', 'L to 33'], ['duplicate: L ms 20, L ms 22']],
    ['midstance before the foot is flat', ['L ic 10', 'L ms 20', 'L ff 22', 'L to 33'], ['out-of-order: L ms 20, L ff 22']],
    ['heel-off in the air', ['L ic 10', 'L to 33', 'L ho 40'], ['out-of-order: L to 33, L ho 40']],
    ['contact and toe-off on one frame', ['L ic 10', 'L to 10'], ['same-frame: L ic 10, L to 10']],
    ['a mark off the clip', ['L ic 10', 'L to 1200'], ['outside-clip: L to 1200']],
    ['a contact while the other foot stands', ['L ic 10', 'R ic 30', 'L to 33'], ['both-feet-down: L ic 10, R ic 30, L to 33']],
  ])('%s', (_, words, expected) => {
    expect(told(words)).toEqual(expected);
    expect(told(words.toReversed())).toEqual(expected);
  });

  test('walking says so at every contact', () => {
    const walk = ['L ic 0', 'R to 10', 'R ic 50', 'L to 60', 'L ic 100', 'R to 110', 'R ic 150', 'L to 160'];
    expect(told(walk).filter((words) => words.startsWith('both-feet-down'))).toHaveLength(3);
  });
});

test('a foot that lands on the frame on which the other leaves does not overlap it', () => {
  expect(told(['L ic 10', 'L to 33', 'R ic 33', 'R to 56'])).toEqual([]);
});

test('a foot that is flat at contact is marked on one frame', () => {
  expect(told(['L ic 10', 'L ff 10', 'L ms 18', 'L to 33'])).toEqual([]);
});

test('strides that no runner makes are a warning, once the rate is confirmed', () => {
  expect(told(['L ic 0', 'L ic 30'])).toEqual(['stride-too-short: L ic 0, L ic 30']);
  expect(told(['L ic 0', 'L ic 130'])).toEqual(['stride-too-long: L ic 0, L ic 130']);
  const unsure = { ...clip, captureRate: { ...clip.captureRate, confirmed: false } };
  expect(told(['L ic 0', 'L ic 130'], unsure)).toEqual([]);
});

test('a stride left out in the middle is told by the others', () => {
  const found = told(['L ic 0', 'L ic 50', 'L ic 100', 'L ic 200', 'L ic 250']);
  expect(found).toEqual(['stride-too-long: L ic 100, L ic 200']);
});

test('nothing is judged across a gap', () => {
  const gapped = { ...clip, gaps: [{ from: 50, to: 51 }] };
  expect(told(['L ic 10', 'L ic 80', 'L to 104'], gapped)).toEqual([]);
  expect(told(['L ic 10', 'L to 33', 'L to 60'], gapped)).toEqual(['toe-off-before-contact: L to 60']);
});

test('marks of one frame are put into the order of a stride', () => {
  expect(inOrder(marks('R to 5', 'L ff 5', 'L ic 5', 'R ic 3')).map(said)).toEqual(['R ic 3', 'L ic 5', 'L ff 5', 'R to 5']);
});

test('key images that stand for an event are marks of it', () => {
  const image = (preset: Parameters<typeof marksOfKeyImages>[0][number]['preset'], frame: number) => ({ preset, frame: toFrameNo(frame) });
  expect(marksOfKeyImages([image('toe-off-right', 9), image(null, 12), image('initial-contact-left', 20)]).map(said)).toEqual([
    'R to 9',
    'L ic 20',
  ]);
});
