import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { chartAspect, chartRegion, chartRegions, chartViews, regionAt } from '#core/clinical/intake/bodyChart.ts';
import { type PainMark, painMapSchema, painMarkSchema, regionsTouched } from '#core/clinical/intake/painMap.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const middle = (outline: readonly { x: number; y: number }[]) => ({
  x: outline.reduce((sum, { x }) => sum + x, 0) / outline.length,
  y: outline.reduce((sum, { y }) => sum + y, 0) / outline.length,
});

describe('the chart', () => {
  test('every region has an id of its own, lies within the picture, and is found at its middle', () => {
    expect(new Set(chartRegions.map(({ id }) => id)).size).toBe(chartRegions.length);
    for (const region of chartRegions) {
      expect(region.outline.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
      expect(regionAt(region.view, middle(region.outline))?.id).toBe(region.id);
      expect(chartRegion(region.id)).toBe(region);
    }
    expect(chartAspect).toBeGreaterThan(0);
  });
  test("left and right are the runner's: mirrored in the picture from the front, as seen from behind", () => {
    for (const { view, side, outline } of chartRegions) expect(middle(outline).x > 0.5).toBe((view === 'front') === (side === 'left'));
    expect(regionAt('back', { x: 0.405, y: 0.9 })?.id).toBe('back.left.achilles-midportion');
    expect(regionAt('back', { x: 0.595, y: 0.9 })?.id).toBe('back.right.achilles-midportion');
    expect(regionAt('front', { x: 0.62, y: 0.8 })?.id).toBe('front.left.shin-lateral');
  });
  test('a point lies in one region at most, and its mirror image in the same part of the other side', () => {
    fc.assert(
      fc.property(fc.constantFrom(...chartViews), share, share, (view, x, y) => {
        const region = regionAt(view, { x, y });
        const others = chartRegions.filter((each) => each !== region && each.view === view);
        const hits = others.filter(({ outline }) => strictlyInside(outline, { x, y }));
        expect(hits).toEqual([]);
        const mirror = regionAt(view, { x: 1 - x, y });
        if (region !== null && strictlyInside(region.outline, { x, y })) {
          expect(mirror?.part).toBe(region.part);
          expect(mirror?.side).not.toBe(region.side);
        }
      }),
      { numRuns: 2000 },
    );
  });
  test('beside the figure there is nothing', () => {
    expect(regionAt('front', { x: 0, y: 0 })).toBeNull();
    expect(regionAt('back', { x: 0.5, y: 0.9 })).toBeNull();
    expect(chartRegion('back.middle.achilles')).toBeNull();
    expect(chartRegion('__proto__')).toBeNull();
  });
});

/** By the sign of the cross products, another method than the chart's own: outlines are convex. A hair from an edge counts as outside. */
function strictlyInside(outline: readonly { x: number; y: number }[], { x, y }: { x: number; y: number }): boolean {
  const crosses = outline.map((a, i) => {
    const b = outline[(i + 1) % outline.length] ?? a;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
  });
  return crosses.every((cross) => cross > 1e-9) || crosses.every((cross) => cross < -1e-9);
}

describe('marks', () => {
  const region = (id: string): PainMark => ({ of: 'region', region: id, quality: null, pain: notAsked, words: '' });
  const point = (view: 'front' | 'back', x: number, y: number): PainMark => ({
    of: 'point',
    view,
    x,
    y,
    quality: 'ache',
    pain: given(0),
    words: '',
  });
  test('regions that marks touch, each once, in the order of the marks', () => {
    const marks = [
      point('back', 0.405, 0.9),
      region('front.right.foot-top'),
      region('back.left.achilles-midportion'),
      point('front', 0, 0),
    ];
    expect(regionsTouched(marks)).toEqual(['back.left.achilles-midportion', 'front.right.foot-top']);
    expect(regionsTouched([])).toEqual([]);
  });
  test('a region has to be one of the chart, a point one of the picture', () => {
    const ok = (mark: unknown) => painMarkSchema.safeParse(mark).success;
    expect([ok(region('back.right.heel')), ok(point('back', 0, 1))]).toEqual([true, true]);
    expect([ok(region('back.right.tail')), ok(region('')), ok(point('back', 1.001, 0)), ok(point('back', Number.NaN, 0))]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(ok({ ...point('back', 0.5, 0.5), region: 'back.right.heel' })).toBe(false);
  });
  test('"nowhere" is not "not asked"', () => {
    expect(painMapSchema.parse({ answers: { marks: given([]) } }).answers.marks).toEqual({ given: [] });
    expect(painMapSchema.parse({}).answers.marks).toEqual(notAsked);
  });
});
