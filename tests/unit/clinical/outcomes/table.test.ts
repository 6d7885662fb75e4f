import { expect, test } from 'vitest';
import { type InstrumentId, instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { instruments } from '#core/clinical/outcomes/instruments.ts';
import { instrumentOf, measureOf, outcomeTable, outcomeTableVersion } from '#core/clinical/outcomes/table.ts';
import { thresholdOverrideSchema, thresholdOverridesSchema, thresholdsOf } from '#core/clinical/outcomes/thresholds.ts';

test('every instrument has exactly one definition and one scoring', () => {
  expect(outcomeTable.map(({ id }) => id).toSorted()).toEqual([...instrumentIds].toSorted());
  expect(Object.keys(instruments).toSorted()).toEqual([...instrumentIds].toSorted());
  const versions = Object.values(instruments).map(({ algorithm }) => algorithm);
  expect(new Set(versions).size).toBe(versions.length);
  expect(outcomeTableVersion).toBe('outcomes-1');
  expect(() => instrumentOf('ffi' as InstrumentId)).toThrow('no definition');
});

test('every number says where it comes from and how sure that is', () => {
  for (const { id, nameKey, measures, reliability, cautions, sides } of outcomeTable) {
    expect(nameKey).toBe(`instruments.${id}`);
    expect(sides.length, id).toBeGreaterThan(0);
    const sources = measures.flatMap(({ range, mdc, mcid, norms }) => [range, ...mdc, ...mcid, ...norms].map(({ source }) => source));
    for (const source of [...sources, ...cautions, ...(reliability === null ? [] : [reliability])])
      expect(source.words.length, `${id}: ${source.words}`).toBeGreaterThan(6);
    for (const { key, range, mdc, mcid, norms } of measures) {
      expect(range.min, `${id} ${key}`).toBeLessThan(range.max);
      for (const { value } of mdc) expect(value).toBeGreaterThan(0);
      for (const { points, percent } of mcid) expect(points ?? percent, `${id} ${key}`).toBeGreaterThan(0);
      for (const { of } of [...mdc, ...mcid, ...norms]) expect(of).not.toBe('');
      expect(mdc.filter(({ standing }) => standing === 'default').length).toBeLessThanOrEqual(1);
    }
    expect(new Set(measures.map(({ key }) => key)).size).toBe(measures.length);
  }
});

test.each<[InstrumentId, string, number, number, string]>([
  ['visa-a', 'total', 0, 100, 'higher-better'],
  ['visa-a-sed', 'total', 0, 100, 'higher-better'],
  ['tendins-a', 'total', 0, 100, 'higher-worse'],
  ['nprs', 'rating', 0, 10, 'higher-worse'],
  ['vas', 'rating', 0, 100, 'higher-worse'],
  ['lefs', 'total', 0, 80, 'higher-better'],
  ['morning-stiffness', 'minutes', 0, 240, 'higher-worse'],
  ['knee-to-wall', 'distance', 0, 25, 'higher-better'],
  ['psfs', 'mean', 0, 10, 'higher-better'],
  ['groc', 'rating', -7, 7, 'higher-better'],
  ['tsk-11', 'total', 11, 44, 'higher-worse'],
  ['tsk-17', 'total', 17, 68, 'higher-worse'],
  ['pcs', 'total', 0, 52, 'higher-worse'],
])('%s: %s from %i to %i, %s', (id, key, min, max, direction) => {
  expect(instrumentOf(id).measures[0]).toMatchObject({ key, range: { min, max }, direction });
});

test('the published thresholds and how sure they are', () => {
  const sizes = (id: InstrumentId) => {
    const { mdc, mcid } = thresholdsOf(id, instrumentOf(id).measures[0].key);
    return {
      mdc: mdc?.value ?? null,
      mcid: mcid.map(({ points, weeks, standing, source }) => [points, weeks, standing, source.certainty]),
    };
  };
  expect(sizes('visa-a')).toEqual({
    mdc: 6,
    mcid: [
      [14, 12, 'default', 'read'],
      [7, 24, 'default', 'read'],
      [6.5, null, 'context', 'to-verify'],
      [12, null, 'context', 'to-verify'],
    ],
  });
  expect(sizes('visa-a-sed')).toEqual({ mdc: null, mcid: [] });
  expect(sizes('tendins-a')).toEqual({ mdc: 12, mcid: [] });
  expect(sizes('lefs')).toEqual({ mdc: 9, mcid: [[9, null, 'default', 'read']] });
  expect(sizes('knee-to-wall')).toEqual({ mdc: 1.9, mcid: [] });
  expect(sizes('heel-raise')).toEqual({ mdc: 6, mcid: [] });
  expect(sizes('heel-raise-bent')).toEqual({ mdc: null, mcid: [] });
  expect(sizes('morning-stiffness')).toEqual({ mdc: null, mcid: [] });
  expect(sizes('psfs').mcid).toEqual([[2, null, 'default', 'to-verify']]);
  expect(sizes('tsk-11').mcid).toEqual([[4, null, 'default', 'to-verify']]);
});

test('a clinic’s threshold that makes no sense is refused by name', () => {
  const own = {
    instrument: 'visa-a',
    measure: 'total',
    kind: 'mcid',
    weeks: 12,
    value: 10,
    words: 'audit',
    certainty: 'own-default',
  } as const;
  const problems = (part: object) =>
    thresholdOverrideSchema.safeParse({ ...own, ...part }).error?.issues.map(({ path, message }) => `${path}: ${message}`);
  expect(problems({})).toBeUndefined();
  expect(problems({ measure: 'work' })).toEqual(['measure: visa-a gives no work.']);
  expect(problems({ value: 101 })).toEqual(['value: More than the whole range of 0 to 100 points.']);
  expect(problems({ kind: 'mdc' })).toEqual(['weeks: Measurement error has no time after the start.']);
  expect(problems({ words: ' ' })).toEqual(['words: Say where the number is from.']);
  expect(problems({ value: 0 })).toHaveLength(1);
  expect(thresholdOverridesSchema.safeParse([own, { ...own, value: 9 }]).error?.issues[0]?.message).toBe('A threshold is given twice.');
  expect(thresholdOverridesSchema.safeParse([own, { ...own, weeks: 24 }]).success).toBe(true);
});

test('a measure that an instrument does not give has no definition and no thresholds', () => {
  expect(measureOf('nprs', 'work')).toBeUndefined();
  expect(thresholdsOf('nprs', 'work')).toEqual({ mdc: null, mcid: [] });
});
