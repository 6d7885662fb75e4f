import { expect, test } from 'vitest';
import { type SetUp, type SetUpAdviceKey, setUpAdvice } from '#core/capture/advice.ts';

const usual: SetUp = { purpose: 'times', role: 'side-left', framesPerSecond: 120, exposureMs: 1, mainsHertz: 60, speed: 3 };
const keys = (change: Partial<SetUp>) => setUpAdvice({ ...usual, ...change }).map(({ key }) => key);
const one = (change: Partial<SetUp>, key: SetUpAdviceKey) => setUpAdvice({ ...usual, ...change }).find((advice) => advice.key === key);

test('rates are judged by what they are for', () => {
  expect(keys({})).toContain('rate-good');
  expect(keys({ framesPerSecond: 119.88 })).toContain('rate-good');
  expect(keys({ framesPerSecond: 60 })).toContain('rate-coarse');
  expect(one({ framesPerSecond: 30 }, 'rate-hides-times')?.mend).toBe(true);
  expect(one({ framesPerSecond: 30, purpose: 'posture' }, 'rate-hides-times')?.mend).toBe(false);
  expect(keys({ framesPerSecond: 60, purpose: 'posture' })).toContain('rate-posture-only');
});

test('figures are those of the published table: one frame, its share of a contact, a knee’s turn, a foot’s travel', () => {
  const table = [
    [30, 33.3, 13.3, 10],
    [60, 16.7, 6.7, 5],
    [120, 8.3, 3.3, 2.5],
    [240, 4.2, 1.7, 1.25],
  ] as const;
  for (const [framesPerSecond, ms, percent, degrees] of table) {
    const values = setUpAdvice({ ...usual, framesPerSecond })[0]?.values ?? {};
    expect(values['frameMilliseconds']).toBeCloseTo(ms, 1);
    expect(values['contactPercent']).toBeCloseTo(percent, 1);
    expect(values['kneeDegrees']).toBeCloseTo(degrees, 2);
  }
  const travel = [
    [1000 / 125, 2.4],
    [1000 / 250, 1.2],
    [1000 / 500, 0.6],
    [1000 / 1000, 0.3],
  ] as const;
  for (const [exposureMs, centimetres] of travel)
    expect(one({ exposureMs }, exposureMs > 2 ? 'shutter-long' : 'shutter-good')?.values['centimetres']).toBeCloseTo(centimetres, 6);
  expect(one({}, 'distance')?.values['percentAtLeast']).toBeCloseTo(3.3, 1);
  expect(one({}, 'distance')?.values['percentAtBetter']).toBeCloseTo(2, 6);
});

test('an unknown shutter is asked for; a longer one matters more to a faster runner', () => {
  expect(keys({ exposureMs: null })).toContain('shutter-unknown');
  expect(keys({ exposureMs: 2, speed: 3 })).toContain('shutter-good');
  expect(keys({ exposureMs: 2, speed: 5 })).toContain('shutter-long');
  expect(one({ exposureMs: 8 }, 'shutter-long')?.mend).toBe(true);
  expect(keys({ exposureMs: 8 })[0]).toBe('shutter-long');
  expect(keys({ exposureMs: 0 })).toContain('shutter-unknown');
});

test('lamps are spoken of where the rate would show their pulse, with a rate that would not', () => {
  expect(keys({ framesPerSecond: 120, mainsHertz: 60 })).not.toContain('flutter');
  expect(keys({ framesPerSecond: 100, mainsHertz: 50 })).not.toContain('flutter');
  expect(one({ framesPerSecond: 120, mainsHertz: 50 }, 'flutter')?.values).toMatchObject({ aliasHertz: 20, steadyFramesPerSecond: 100 });
});

test('height goes by the view', () => {
  expect(keys({ role: 'side-right' })).toContain('height-hip');
  expect(keys({ role: 'rear' })).toContain('height-pelvis');
});
