import { describe, expect, test } from 'vitest';
import { footMetrics, gaitMetrics } from '#core/gait/metrics.ts';
import { listStrides } from '#core/gait/strideList.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import { clipAt, markedRunner, marks } from './lab.ts';

const reasons = (row: readonly { readonly values: Readonly<Record<string, object>> }[], metric: string) =>
  row.map(({ values }) => values[metric]).map((value) => (value !== undefined && 'reason' in value ? value.reason : 'value'));

describe('strides one by one', () => {
  test.each([
    ['fresh', fresh, 0],
    ['uneven and fatigued', { ...fatigued, stepTimeAsymmetry: 0.05 }, 0.113],
    ['begun in stance', fresh, 0.31],
  ] as const)('their values are those of the metrics: %s', (_, runner, startsAt) => {
    const clip = clipAt(240, 240 * 8, { belt: { speed: 3, uncertainty: 0.01 } });
    const marked = markedRunner(runner, 240, 240 * 8, startsAt);
    const { feet } = gaitMetrics(marked, clip);
    const listed = listStrides(marked, clip);
    for (const metric of footMetrics)
      for (const side of ['left', 'right'] as const) {
        const { [side]: whole } = feet[metric];
        if (!whole.ok) throw new Error(`${metric}: ${whole.reason}`);
        const each = listed.flatMap(({ side: of, values: { [metric]: value } }) => (of === side && value.ok ? [value] : []));
        expect(
          each.map(({ value }) => value),
          metric,
        ).toEqual(whole.values);
        // One stride alone is never surer than the mean of all.
        for (const { uncertainty } of each) expect(uncertainty).toBeGreaterThanOrEqual(whole.uncertainty - 1e-12);
      }
  });

  test('frames of contact, toe-off and the next contact, left foot first; the last stride is open', () => {
    const listed = listStrides(marks('R ic 45', 'L ic 10', 'L to 34', 'R to 69', 'L ic 80'), clipAt(100, 1000));
    expect(listed.map(({ side, contact, toeOff, next }) => [side, contact, toeOff, next])).toEqual([
      ['left', 10, 34, 80],
      ['left', 80, null, null],
      ['right', 45, 69, null],
    ]);
    expect(listed[0]?.values['contact-time']).toMatchObject({ ok: true, value: 240 });
    expect(listed[0]?.values['step-time']).toEqual({ ok: false, reason: 'incomplete' });
    expect(listed[1]?.values['step-time']).toMatchObject({ ok: true, value: 350 });
  });

  test('a clip that begins in stance has a row for the swing that it shows', () => {
    const [first] = listStrides(marks('L to 4', 'R ic 15', 'R to 39', 'L ic 50', 'L to 74'), clipAt(100, 1000));
    expect(first).toMatchObject({ side: 'left', contact: null, toeOff: 4, next: 50 });
    expect(first?.values['swing-time']).toMatchObject({ ok: true, value: 460 });
    expect(first?.values['contact-time']).toEqual({ ok: false, reason: 'incomplete' });
  });
});

describe('what does not count says why', () => {
  test('across a gap, too long, and with two toe-offs', () => {
    const gapped = listStrides(
      marks('L ic 10', 'L to 34', 'L ic 80', 'L to 104', 'L ic 150'),
      clipAt(100, 1000, { gaps: [{ from: 90, to: 91 }] }),
    );
    expect(reasons(gapped, 'stride-time')).toEqual(['value', 'spans-a-gap', 'incomplete']);
    expect(reasons(gapped, 'duty-factor')).toEqual(['value', 'spans-a-gap', 'incomplete']);
    const long = listStrides(marks('L ic 10', 'L ic 80', 'L ic 150', 'L ic 290', 'L ic 360'), clipAt(100, 1000));
    expect(reasons(long, 'stride-time')).toEqual(['value', 'value', 'stride-too-long', 'value', 'incomplete']);
    const twice = listStrides(marks('L ic 10', 'L to 34', 'L to 37', 'L ic 80'), clipAt(100, 1000));
    expect(twice[0]?.toeOff).toBeNull();
    for (const metric of ['contact-time', 'flight-time', 'swing-time', 'duty-factor'])
      expect(reasons(twice, metric)[0]).toBe('several-toe-offs');
    expect(reasons(twice, 'stride-time')[0]).toBe('value');
  });

  test('of a clip that allows none: rate not confirmed, too slow, speed not known', () => {
    const row = marks('L ic 10', 'L to 17', 'R ic 20', 'R to 27', 'L ic 31', 'L to 38');
    const slow = clipAt(30, 1000);
    expect(reasons(listStrides(row, slow), 'stride-time')[0]).toBe('value');
    for (const metric of ['contact-time', 'flight-time', 'swing-time', 'duty-factor'])
      expect(reasons(listStrides(row, slow), metric)[0]).toBe('rate-too-low');
    expect(reasons(listStrides(row, slow), 'stride-length')[0]).toBe('speed-unknown');
    const open = { ...slow, captureRate: { ...slow.captureRate, confirmed: false } };
    for (const metric of footMetrics) expect(reasons(listStrides(row, open), metric)[0]).toBe('capture-rate-unconfirmed');
  });

  test('nothing marked gives no rows', () => expect(listStrides([], clipAt(100, 10))).toEqual([]));
});
