import { describe, expect, test } from 'vitest';
import { gaitMetrics } from '#core/gait/metrics.ts';
import type { GaitMean, GaitResult } from '#core/gait/result.ts';
import { clipAt, marks } from './lab.ts';

const given = (result: GaitResult | null): GaitMean => {
  if (result === null || !result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
};
const reason = (result: GaitResult | null) => (result === null || result.ok ? null : result.reason);

describe('what does not count is told', () => {
  test('a gap breaks what lies across it and nothing else', () => {
    const clip = clipAt(100, 1000, { gaps: [{ from: 100, to: 101 }] });
    const row = marks('L ic 10', 'L to 34', 'R ic 45', 'R to 69', 'L ic 80', 'L to 104', 'R ic 115', 'R to 139', 'L ic 150', 'L to 174');
    const { strides, contacts, steps, flights, broken } = gaitMetrics(row, clip).strides;
    expect(strides.map(({ from }) => from.frame)).toEqual([10]);
    expect(contacts.map(({ from }) => from.frame)).toEqual([10, 150, 45, 115]);
    expect(steps.map(({ from }) => from.frame)).toEqual([10, 45, 115]);
    expect(flights.map(({ from }) => from.frame)).toEqual([34, 104, 69, 139]);
    expect(broken.map(({ what, side, from, reason: why }) => `${what} ${side} ${from.frame} ${why}`)).toEqual([
      'stride left 80 spans-a-gap',
      'contact left 80 spans-a-gap',
      'stride right 45 spans-a-gap',
      'swing right 69 spans-a-gap',
      'step right 80 spans-a-gap',
    ]);
  });

  test('gaps are read from the times of the frames where nothing else is known', () => {
    const clip = clipAt(100, 300);
    const index = { ...clip.index, ticks: clip.index.ticks.map((tick, i) => (i > 40 ? tick + 2000 : tick)) };
    const metrics = gaitMetrics(marks('L ic 10', 'L ic 80', 'L ic 150'), { ...clip, index });
    expect(given(metrics.feet['stride-time'].left)).toMatchObject({ n: 1, value: 700 });
    expect(reason(gaitMetrics(marks('L ic 10', 'L ic 80'), { ...clip, index }).feet['stride-time'].left)).toBe('spans-a-gap');
  });

  test('a clip that begins while a foot stands has that foot’s first swing and flight, not its contact', () => {
    const { strides } = gaitMetrics(marks('L to 4', 'R ic 15', 'R to 39', 'L ic 50', 'L to 74'), clipAt(100, 1000));
    expect(strides.contacts.map(({ from }) => from.frame)).toEqual([50, 15]);
    expect(strides.swings.map(({ from }) => from.frame)).toEqual([4]);
    expect(strides.flights.map(({ from }) => from.frame)).toEqual([4, 39]);
  });

  test('a stride between whose contacts others were left out', () => {
    const { strides } = gaitMetrics(marks('L ic 10', 'L ic 80', 'L ic 150', 'L ic 290', 'L ic 360'), clipAt(100, 1000));
    expect(strides.strides).toHaveLength(3);
    expect(strides.broken).toMatchObject([{ what: 'stride', reason: 'stride-too-long', from: { frame: 150 } }]);
  });

  test('a contact with two toe-offs gives no contact time, but its stride counts', () => {
    const { strides } = gaitMetrics(marks('L ic 10', 'L to 34', 'L to 37', 'L ic 80'), clipAt(100, 1000));
    expect(strides.contacts).toEqual([]);
    expect(strides.strides).toHaveLength(1);
    expect(strides.broken).toMatchObject([{ what: 'contact', reason: 'several-toe-offs' }]);
  });

  test('two contacts of a foot in a row are no step', () => {
    const { strides } = gaitMetrics(marks('L ic 10', 'R ic 45', 'L ic 80', 'L ic 150', 'R ic 185'), clipAt(100, 1000));
    expect(strides.steps).toHaveLength(3);
    expect(strides.broken.filter(({ what }) => what === 'step')).toMatchObject([{ side: 'left', reason: 'contact-missing' }]);
  });

  test('walking has a negative flight, and is said to be grounded', () => {
    const walk = Array.from({ length: 9 }, (_, i) => [
      `L ic ${i * 100}`,
      `R to ${i * 100 + 12}`,
      `R ic ${i * 100 + 50}`,
      `L to ${i * 100 + 62}`,
    ]).flat();
    const metrics = gaitMetrics(marks(...walk), clipAt(100, 1000));
    expect(metrics.grounded).toBe(true);
    expect(given(metrics.feet['flight-time'].left).value).toBeCloseTo(-120, 9);
    expect(given(metrics.feet['flight-time'].right).value).toBeCloseTo(-120, 9);
  });
});
