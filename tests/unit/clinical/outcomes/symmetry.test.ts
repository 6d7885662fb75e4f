import fc from 'fast-check';
import { expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { limbSymmetry, symmetryAim, symmetryFormula, symmetryIndex } from '#core/clinical/outcomes/symmetry.ts';
import { heelRaiseOf, outcome } from './lab.ts';

test('the involved leg over the other in per cent, turned over where lower is better', () => {
  expect(symmetryIndex(18, 24, 'higher-better', 'one-sided')).toEqual({ ok: true, percent: 75, target: 'below-aim' });
  expect(symmetryIndex(320, 240, 'higher-worse', 'one-sided')).toEqual({ ok: true, percent: 75, target: 'below-aim' });
  expect(symmetryIndex(27, 30, 'higher-better', 'one-sided')).toEqual({ ok: true, percent: 90, target: 'meets-aim' });
  expect(symmetryAim.source.certainty).toBe('to-verify');
  expect(symmetryFormula.words).toContain('Silbernagel 2010');
});

test('nothing to divide by gives no index, also turned over', () => {
  expect(symmetryIndex(18, 0, 'higher-better', 'one-sided')).toEqual({ ok: false, obstacle: 'uninvolved-is-0' });
  expect(symmetryIndex(18, 0, 'higher-worse', 'one-sided')).toEqual({ ok: false, obstacle: 'uninvolved-is-0' });
  expect(symmetryIndex(0, 4, 'higher-worse', 'one-sided')).toEqual({ ok: false, obstacle: 'involved-is-0' });
  expect(symmetryIndex(0, 24, 'higher-better', 'one-sided')).toEqual({ ok: true, percent: 0, target: 'below-aim' });
});

test('with symptoms on both sides, or where nobody said, the index is no aim, however high', () => {
  expect(symmetryIndex(24, 24, 'higher-better', 'bilateral')).toEqual({ ok: true, percent: 100, target: 'invalid-bilateral' });
  expect(symmetryIndex(24, 24, 'higher-better', 'unknown')).toEqual({ ok: true, percent: 100, target: 'invalid-unknown' });
});

test('height and work stand beside repetitions, and a deficit that repetitions hide is there', () => {
  const mass = given(70);
  const left = heelRaiseOf({ reps: given(21), peakHeightCm: given(9), totalHeightCm: given(150), massKg: mass });
  const right = heelRaiseOf({ reps: given(25), peakHeightCm: given(12), totalHeightCm: given(250), massKg: mass }, { side: 'right' });
  const indices = limbSymmetry(left, right, 'one-sided');
  expect(indices.map(({ measure }) => measure)).toEqual(['reps', 'peak-height', 'total-height', 'work']);
  expect(indices.map(({ index }) => (index.ok ? Math.round(index.percent) : index.obstacle))).toEqual([84, 75, 60, 60]);
  const without = limbSymmetry(left, heelRaiseOf({ reps: given(25) }, { side: 'right' }), 'one-sided');
  expect(without.map(({ index }) => (index.ok ? 'index' : index.obstacle))).toEqual([
    'index',
    'not-measured',
    'not-measured',
    'not-measured',
  ]);
});

test('a long contact of the involved leg is a deficit', () => {
  const jump = (side: 'left' | 'right', contact: number) =>
    outcome(
      'drop-jump',
      {
        record: 'single',
        method: 'measured',
        legs: 'one',
        pain: notAsked,
        dropCm: given(20),
        jumps: given([{ reading: 15, contactMs: given(contact) }]),
      },
      { side },
    );
  const found = limbSymmetry(jump('left', 400), jump('right', 300), 'one-sided').find(({ measure }) => measure === 'contact-time');
  expect(found?.index).toMatchObject({ ok: true, percent: 75 });
});

test('only the two legs of one test, done alike, have an index', () => {
  const left = heelRaiseOf({ reps: given(20) });
  const why = (other: Parameters<typeof limbSymmetry>[1]) => limbSymmetry(left, other, 'one-sided')[0]?.index;
  expect(why(left)).toEqual({ ok: false, obstacle: 'not-both-legs' });
  expect(why(heelRaiseOf({ reps: given(20) }, { side: 'right' }, 'heel-raise-bent'))).toEqual({ ok: false, obstacle: 'other-instrument' });
  expect(why(heelRaiseOf({ reps: given(20), inclineDegrees: given(0) }, { side: 'right' }))).toEqual({
    ok: false,
    obstacle: 'other-variant',
  });
  expect(why(heelRaiseOf({ reps: given(20), inclineDegrees: notAsked }, { side: 'right' }))).toEqual({
    ok: false,
    obstacle: 'variant-unknown',
  });
  const both = outcome('lefs', { items: Array.from({ length: 20 }, () => given(4)) }, { side: 'bilateral' });
  expect(limbSymmetry(both, both, 'bilateral')[0]?.index).toEqual({ ok: false, obstacle: 'no-sides' });
});

test('property: even legs are 100 %, and turning the measure over turns the index over', () => {
  const value = fc.double({ min: 0.1, max: 1000, noNaN: true });
  fc.assert(
    fc.property(value, value, (a, b) => {
      const percent = (x: number, y: number, direction: 'higher-better' | 'higher-worse') => {
        const index = symmetryIndex(x, y, direction, 'one-sided');
        return index.ok ? index.percent : Number.NaN;
      };
      expect(percent(a, a, 'higher-better')).toBeCloseTo(100, 9);
      expect(percent(a, b, 'higher-worse')).toBeCloseTo(percent(b, a, 'higher-better'), 9);
    }),
  );
});
