import { describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { ruleResultSchema } from '#core/clinical/ruleResult.ts';
import { judgeShockwaveCourse, judgeShockwaveSession } from '#core/clinical/treatment/shockwaveJudge.ts';
import { shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';
import { allNo, broken, brokenBy, factsOf, focused, focusedDevice, physician, radial, radialDevice } from './lab.ts';

test('a session as in the trials breaks nothing, and every rule that looked at it says so', () => {
  const results = judgeShockwaveSession(shockwaveTable, factsOf(radial({})));
  expect(broken(results)).toEqual([]);
  expect(results.length).toBeGreaterThan(25);
  for (const result of results) expect(ruleResultSchema.parse(result)).toEqual({ ...result, rulesVersion: 'shockwave-1' });
  expect(brokenBy(focused({}))).toEqual([]);
});

describe('the exact limit and just beyond it', () => {
  const bar = (intensity: number) => brokenBy(radial({ intensity }));
  const energy = (intensity: number) => brokenBy(focused({ intensity }));
  const impulses = (count: number) => brokenBy(radial({ impulses: count }));
  const radialHz = (hz: number) => brokenBy(radial({ hz }));
  const focusedHz = (hz: number) => brokenBy(focused({ hz }));
  const since = (lastDay: string) => brokenBy(radial({}), { lastDay });
  const session = (sessionNumber: number) => brokenBy(radial({}), { sessionNumber });
  const unreviewed = (sessionsWithoutReview: number) => brokenBy(radial({}), { sessionsWithoutReview });
  const pain = (worst: number) =>
    brokenBy({
      ...radial({}),
      pain: { before: given(0), during: given(worst), after: given(0) },
      segments: radial({}).segments.map((each) => ({ ...each, pain: given(0) })),
    });
  test.each<readonly [what: string, found: readonly (readonly string[])[], expected: readonly (readonly string[])[]]>([
    ['bar low', [bar(1), bar(0.99)], [[], ['bar-low']]],
    ['bar high', [bar(4), bar(4.01)], [[], ['bar-high']]],
    ['bar too high', [bar(6), bar(6.01)], [['bar-high'], ['bar-too-high', 'bar-high']]],
    ['bar none', [bar(0.5), bar(0)], [['bar-low'], ['device-least-bar', 'bar-none', 'bar-low']]],
    ['energy low', [energy(0.05), energy(0.049)], [[], ['energy-low']]],
    ['energy high', [energy(0.3), energy(0.301)], [[], ['energy-high']]],
    ['energy very high', [energy(0.4), energy(0.401)], [['energy-high'], ['energy-high', 'energy-very-high']]],
    [
      'energy too high',
      [energy(1), energy(1.001)],
      [
        ['energy-high', 'energy-very-high'],
        ['energy-too-high', 'energy-high', 'energy-very-high'],
      ],
    ],
    ['energy none', [energy(0.01), energy(0)], [['energy-low'], ['device-least-energy', 'energy-none', 'energy-low']]],
    ['impulses few', [impulses(1000), impulses(999)], [[], ['impulses-few']]],
    ['impulses many', [impulses(4000), impulses(4001)], [[], ['impulses-many']]],
    ['impulses too many', [impulses(10000), impulses(10001)], [['impulses-many'], ['impulses-too-many', 'impulses-many']]],
    ['impulses none', [impulses(1), impulses(0)], [['impulses-few'], ['impulses-none', 'impulses-few']]],
    ['impulses not whole', [impulses(1500), impulses(1500.5)], [[], ['impulses-not-whole']]],
    ['Hz radial low', [radialHz(2), radialHz(1.99)], [[], ['hz-radial-low']]],
    ['Hz radial high', [radialHz(15), radialHz(15.01)], [[], ['hz-radial-high']]],
    ['Hz radial too high', [radialHz(35), radialHz(35.01)], [['hz-radial-high'], ['hz-radial-too-high', 'hz-radial-high']]],
    ['Hz radial none', [radialHz(0.01), radialHz(0)], [['hz-radial-low'], ['hz-radial-none', 'hz-radial-low']]],
    ['Hz focused high', [focusedHz(6), focusedHz(6.01)], [[], ['hz-energy-high']]],
    ['Hz focused too high', [focusedHz(12), focusedHz(12.01)], [['hz-energy-high'], ['hz-energy-too-high', 'hz-energy-high']]],
    ['Hz focused none', [focusedHz(0.01), focusedHz(0)], [[], ['hz-energy-none']]],
    ['interval short', [since('2026-03-05'), since('2026-03-06')], [[], ['same-site-too-soon']]],
    ['interval long', [since('2026-02-24'), since('2026-02-23')], [[], ['same-site-late']]],
    [
      'interval negative',
      [since('2026-03-10'), since('2026-03-11')],
      [['same-site-too-soon'], ['before-last-session', 'same-site-too-soon']],
    ],
    ['sessions too many', [session(20), session(21)], [[], ['too-many-sessions']]],
    ['session none', [session(1), session(0)], [[], ['no-session']]],
    ['review due', [unreviewed(5), unreviewed(6)], [[], ['outcome-review-due']]],
    ['pain high', [pain(7), pain(8)], [[], ['pain-high']]],
    ['pain hardly any', [pain(2), pain(1)], [[], ['pain-hardly-any']]],
  ])('%s', (_, found, expected) => {
    expect(found).toEqual(expected);
  });
});

test("the device's own limits bind where they are tighter than the table", () => {
  const device = { ...radialDevice, bar: { min: 1, max: 3 }, maxHz: 10 };
  expect(brokenBy(radial({ intensity: 3, hz: 10 }), { device })).toEqual([]);
  expect(brokenBy(radial({ intensity: 3.1 }), { device })).toEqual(['device-most-bar']);
  expect(brokenBy(radial({ hz: 10.1 }), { device })).toEqual(['device-most-hz']);
  const energy = { ...focusedDevice, energyFluxDensity: { min: 0.1, max: 0.2 } };
  expect(brokenBy(focused({ intensity: 0.2 }), { device: energy })).toEqual([]);
  expect(brokenBy(focused({ intensity: 0.21 }), { device: energy })).toEqual(['device-most-energy']);
  const result = judgeShockwaveSession(shockwaveTable, factsOf(radial({ intensity: 3.1 }), { device })).find(({ ruleId }) =>
    ruleId.endsWith('most-bar'),
  );
  expect(result).toMatchObject({ verdict: 'block', inputs: { bar: 3.1, limit: 3 }, source: { words: 'invented data sheet' } });
});

test('every segment is looked at, the worst counts, and impulses are summed over the session', () => {
  expect(brokenBy(radial({ impulses: 500, intensity: 1.5 }, { impulses: 2500, intensity: 2.5 }))).toEqual([]);
  expect(brokenBy(radial({ intensity: 2 }, { intensity: 7, impulses: 1000 }))).toEqual(['bar-too-high', 'bar-high']);
  expect(brokenBy(radial({ impulses: 2000 }, { impulses: 2001 }))).toEqual(['impulses-many']);
  const results = judgeShockwaveSession(shockwaveTable, factsOf(radial({ intensity: 2 }, { intensity: 7 })));
  expect(results.find(({ ruleId }) => ruleId === 'shockwave.bar-too-high')).toMatchObject({ inputs: { 'bar.1': 2, 'bar.2': 7, limit: 6 } });
});

test('what is missing refuses; nothing defaults to allowed', () => {
  const missing = (session: Parameters<typeof factsOf>[0]) =>
    judgeShockwaveSession(shockwaveTable, factsOf(session)).find(({ ruleId }) => ruleId === 'shockwave.incomplete');
  expect(missing(radial({ intensity: null }))).toMatchObject({ verdict: 'block', inputs: { missing: 'bar' } });
  expect(missing(focused({ intensity: null, hz: null }))).toMatchObject({ inputs: { missing: 'hz energy-flux-density' } });
  expect(missing(radial({ impulses: null }))).toMatchObject({ verdict: 'block', inputs: { missing: 'impulses' } });
  expect(missing(radial())).toMatchObject({ verdict: 'block', inputs: { missing: 'segments' } });
  expect(missing({ ...radial({}), applicator: '' })).toMatchObject({ verdict: 'block', inputs: { missing: 'applicator' } });
  expect(missing(radial({}))).toMatchObject({ verdict: 'fine' });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('a bar of %s is blocked and kept as nothing', (intensity) => {
  const results = judgeShockwaveSession(shockwaveTable, factsOf(radial({ intensity })));
  const blocks = results.filter(({ verdict }) => verdict === 'block');
  expect(blocks.length).toBeGreaterThan(0);
  for (const result of results) expect(() => ruleResultSchema.parse(result)).not.toThrow();
});

test('bar on a focused device and energy on a radial one are blocked as another device', () => {
  expect(brokenBy(radial({}), { device: focusedDevice })).toEqual(['other-device']);
  expect(brokenBy(focused({}), { device: radialDevice })).toEqual(['other-device']);
});

test('anaesthesia is warned of; none and not asked are not', () => {
  expect(brokenBy({ ...radial({}), anaesthesia: given('local-injection') })).toEqual(['anaesthesia']);
  expect(brokenBy({ ...radial({}), anaesthesia: given('topical') })).toEqual(['anaesthesia']);
  expect(brokenBy({ ...radial({}), anaesthesia: given('none') })).toEqual([]);
});

test('the worst pain of the session is that of any segment', () => {
  const session = radial({}, { impulses: 1000 });
  const pained = session.segments.map((segment, n) => ({ ...segment, pain: given(n === 0 ? 2 : 9) }));
  expect(brokenBy({ ...session, segments: pained })).toEqual(['pain-high']);
  const unknown = session.segments.map((segment) => ({ ...segment, pain: { none: 'declined' as const } }));
  expect(brokenBy({ ...session, segments: unknown })).toEqual([]);
});

test('a steroid injection of less than six weeks ago is shown, from six weeks on it is not', () => {
  expect(brokenBy(radial({}), { steroidDay: '2026-01-28' })).toEqual(['steroid-recent']);
  expect(brokenBy(radial({}), { steroidDay: '2026-01-27' })).toEqual([]);
});

test('service that is due, from its day on, and a worn handpiece', () => {
  expect(brokenBy(radial({}), { device: { ...radialDevice, serviceDue: '2026-03-10' } })).toEqual(['service-due']);
  expect(brokenBy(radial({}), { device: { ...radialDevice, serviceDue: '2026-03-11' } })).toEqual([]);
  expect(brokenBy(radial({}), { device: { ...radialDevice, handpiece: { impulses: 1_000_001, lastsFor: 1_000_000 } } })).toEqual([
    'handpiece-worn',
  ]);
  expect(brokenBy(radial({}), { device: { ...radialDevice, handpiece: { impulses: 1_000_000, lastsFor: 1_000_000 } } })).toEqual([]);
});

test('a plan is judged by its number of sessions before there is one', () => {
  const plan = (plannedSessions: number) =>
    broken(
      judgeShockwaveCourse(shockwaveTable, {
        device: radialDevice,
        contraindications: allNo,
        openFlags: [],
        day: '2026-03-10',
        operator: physician,
        course: { plannedSessions },
      }),
    );
  expect([plan(1), plan(20), plan(0), plan(21), plan(2.5)]).toEqual([
    [],
    [],
    ['no-session'],
    ['too-many-sessions'],
    ['sessions-not-whole'],
  ]);
});
