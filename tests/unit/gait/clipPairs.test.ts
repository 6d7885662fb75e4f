import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { views } from '#core/domain/recording.ts';
import { conditionPairs } from '#core/gait/conditionPairs.ts';
import { type Circumstances, differIn } from '#core/gait/difference.ts';
import { visitPairs } from '#core/gait/visitPairs.ts';
import { labCircumstances } from './hintLab.ts';

type Clip = { readonly name: string; readonly circumstances: Circumstances };
const clip = (name: string, part: Partial<Circumstances> = {}): Clip => ({ name, circumstances: { ...labCircumstances, ...part } });
const said = (clips: readonly Clip[]) => conditionPairs(clips).map(({ condition, a, b }) => `${condition}: ${a.name} ${b.name}`);

const anyClips = fc
  .array(
    fc.record({
      view: fc.constantFrom(...views),
      speed: fc.constantFrom(null, 3, 3.5),
      rate: fc.constantFrom(120, 240),
      footwear: fc.constantFrom(null, 'blue', 'red'),
      inclinePercent: fc.constantFrom(null, 0, 2),
      fatigue: fc.constantFrom(null, 'fresh' as const, 'fatigued' as const),
      taped: fc.constantFrom(null, false, true),
    }),
    { maxLength: 9 },
  )
  .map((all) => all.map((part, i) => clip(String(i), part)));

describe('clips of a visit that differ in one condition', () => {
  test('are offered with the plainer one first, whatever their order', () => {
    const fresh = clip('fresh');
    const tired = clip('tired', { fatigue: 'fatigued' });
    expect(said([fresh, tired])).toEqual(['fatigue: fresh tired']);
    expect(said([tired, fresh])).toEqual(['fatigue: fresh tired']);
    expect(said([clip('tape', { taped: true }), clip('bare')])).toEqual(['taping: bare tape']);
    expect(said([clip('fast', { speed: 4 }), clip('slow')])).toEqual(['speed: slow fast']);
    expect(said([clip('steep', { inclinePercent: 5 }), clip('level')])).toEqual(['incline: level steep']);
    expect(said([clip('red', { footwear: 'red' }), clip('blue')])).toEqual(['footwear: red blue']);
  });

  test('are not offered where a second thing differs, or where it is not known', () => {
    expect(said([clip('one'), clip('two', { fatigue: 'fatigued', footwear: 'red' })])).toEqual([]);
    expect(said([clip('one'), clip('two', { fatigue: null })])).toEqual([]);
    expect(said([clip('one'), clip('two')])).toEqual([]);
    expect(said([clip('one'), clip('two', { fatigue: 'fatigued', rate: 60, footwear: null })])).toEqual(['fatigue: one two']);
    expect(said([clip('one'), clip('two', { speed: 3.55, fatigue: 'fatigued' })])).toEqual(['fatigue: one two']);
  });

  test('every pair once, never of different views, never differing in more than what it is for', () => {
    fc.assert(
      fc.property(anyClips, (clips) => {
        const pairs = conditionPairs(clips);
        const unordered = pairs.map(({ a, b }) => [a.name, b.name].toSorted().join(' '));
        expect(new Set(unordered).size).toBe(unordered.length);
        for (const { a, b, purpose } of pairs) {
          expect(a.circumstances.view).toBe(b.circumstances.view);
          expect(differIn(a.circumstances, b.circumstances).filter((each) => each !== 'other-rate')).toEqual([purpose]);
        }
        // The other way round the same pairs come out.
        const back = conditionPairs(clips.toReversed()).map(({ a, b }) => [a.name, b.name].toSorted().join(' '));
        expect(back.toSorted()).toEqual(unordered.toSorted());
      }),
    );
  });
});

describe('clips of two visits', () => {
  const names = (earlier: readonly Clip[], later: readonly Clip[]) => {
    const { pairs, alone } = visitPairs(earlier, later);
    return { pairs: pairs.map(({ a, b }) => `${a.name} ${b.name}`), alone: alone.map(({ name }) => name) };
  };

  test('stand by view, those most alike together', () => {
    const earlier = [clip('1 tired', { fatigue: 'fatigued' }), clip('1 rear', { view: 'rear' }), clip('1 fresh')];
    const later = [clip('2 fresh'), clip('2 tired', { fatigue: 'fatigued' }), clip('2 right', { view: 'side-right' })];
    expect(names(earlier, later)).toEqual({ pairs: ['1 fresh 2 fresh', '1 tired 2 tired'], alone: ['2 right'] });
    // What is known to be the same goes before what is not known.
    expect(names([clip('1 unknown', { footwear: null }), clip('1 blue')], [clip('2 blue')]).pairs).toEqual(['1 blue 2 blue']);
  });

  test('each clip stands in one pair at most, and views never mix', () => {
    fc.assert(
      fc.property(anyClips, anyClips, (earlier, later) => {
        const { pairs, alone } = visitPairs(earlier, later);
        for (const { a, b } of pairs) expect(a.circumstances.view).toBe(b.circumstances.view);
        expect(new Set(pairs.map(({ a }) => a)).size).toBe(pairs.length);
        expect([...pairs.map(({ b }) => b), ...alone].map(({ name }) => name).toSorted()).toEqual(later.map(({ name }) => name).toSorted());
        const left = earlier.filter((each) => !pairs.some(({ a }) => a === each));
        for (const one of alone) expect(left.some((each) => each.circumstances.view === one.circumstances.view)).toBe(false);
      }),
    );
  });
});
