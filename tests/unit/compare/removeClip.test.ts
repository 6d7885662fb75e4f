import { expect, test } from 'vitest';
import { withoutClip } from '#core/compare/removeClip.ts';
import type { ComparisonContent } from '#core/domain/comparison.ts';

const content = (panes: readonly string[], pairs: readonly (readonly string[])[]): ComparisonContent =>
  ({
    panes: panes.map((recordingId) => ({ recordingId })),
    pairs: pairs.map((images, i) => ({ id: String(i), images: images.map((recordingId) => ({ recordingId })) })),
  }) as unknown as ComparisonContent;

test('a clip that leaves takes its pictures out of the pairs, and a pair of one picture goes', () => {
  const before = content(
    ['a', 'b', 'c'],
    [
      ['a', 'b', 'c'],
      ['a', 'b'],
      ['b', 'c'],
    ],
  );
  expect(withoutClip(before, 2)).toEqual({
    ...content(['a', 'b'], []),
    pairs: [{ id: '0', images: [{ recordingId: 'a' }, { recordingId: 'b' }] }, before.pairs[1]],
  });
});

test('a clip that also stands in another pane keeps its pictures', () => {
  const before = content(['a', 'b', 'a'], [['a', 'b']]);
  expect(withoutClip(before, 2).pairs).toEqual(before.pairs);
});
