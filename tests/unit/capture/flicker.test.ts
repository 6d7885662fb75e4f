import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flickerFinding } from '#core/capture/quality/flicker.ts';

type Lit = {
  readonly rate: number;
  readonly mains: 50 | 60;
  readonly depth: number;
  readonly off?: number;
  readonly late?: number;
  readonly gone?: number;
  readonly noise?: number;
};

/** A runner's slow swing of brightness, lamps that pulse at twice the mains, noise; times that come late at random. */
function filmed({ rate, mains, depth, off = 0.03, late = 0, gone = 0, noise: size = 0.002 }: Lit, seconds = 15) {
  let state = 77;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const timestamps: number[] = [];
  const light: number[] = [];
  for (let i = 0; i < seconds * rate; i++) {
    const t = i / rate;
    const noise = size * (next() - 0.5);
    const delay = late * next();
    if (next() < gone) continue;
    const runner = 0.01 * Math.sin(2 * Math.PI * 1.43 * t) + 0.006 * Math.sin(2 * Math.PI * 2.87 * t + 1);
    timestamps.push(Math.round((t + delay / rate) * 1_000_000) + 5_000_000);
    light.push((0.45 + runner) * (1 + depth * Math.sin(2 * Math.PI * 2 * (mains + off) * t + 0.7)) + noise);
  }
  return flickerFinding({ timestamps, light, mainsHertz: mains });
}

const rates: readonly (readonly [number, 50 | 60])[] = [
  [240, 50],
  [240, 60],
  [120, 50],
  [119.88, 50],
  [90, 60],
  [75, 60],
  [60, 50],
  [59.94, 50],
  [30, 50],
  [210, 60],
];

describe('lamps on the mains', () => {
  test.each(rates)('their flutter is measured at %s frames/s on %s Hz, wherever it shows', (rate, mains) => {
    for (const depth of [0.02, 0.1, 0.3]) {
      const finding = filmed({ rate, mains, depth });
      expect(finding).toMatchObject({ variant: 'flutters', level: depth < 0.05 ? 'advice' : 'problem' });
      expect(finding.values['percent']).toBeGreaterThan(depth * 85);
      expect(finding.values['percent']).toBeLessThan(depth * 115);
      const alias = Math.abs(2 * mains - Math.round((2 * mains) / rate) * rate);
      expect(finding.values['aliasHertz']).toBeCloseTo(alias, 1);
    }
  });

  test.each(rates)('steady light does not flutter at %s frames/s on %s Hz', (rate, mains) => {
    expect(filmed({ rate, mains, depth: 0 })).toMatchObject({ level: 'good', variant: 'steady' });
    expect(filmed({ rate, mains, depth: 0.004 })).toMatchObject({ level: 'good' });
  });

  test('frames that come late or never do not hide it', () => {
    const finding = filmed({ rate: 120, mains: 50, depth: 0.1, late: 0.3, gone: 0.02 });
    expect(finding.level).toBe('problem');
    expect(finding.values['percent']).toBeGreaterThan(8);
    expect(finding.values['aliasHertz']).toBeCloseTo(20, 0);
  });

  test('times that arrive unevenly, over most of a frame, do not wash it out', () => {
    const finding = filmed({ rate: 120, mains: 50, depth: 0.1, late: 0.7 });
    expect(finding.values['percent']).toBeGreaterThan(8.5);
  });

  test('mains that are off by a quarter of a hertz either way are followed', () => {
    for (const off of [-0.25, 0.25]) expect(filmed({ rate: 240, mains: 50, depth: 0.1, off }).values['percent']).toBeGreaterThan(8.5);
  });

  test('light that changes wildly from frame to frame is not taken for lamps', () => {
    for (const rate of [60, 120, 240])
      expect(filmed({ rate, mains: 50, depth: 0, noise: 0.6 })).toMatchObject({ level: 'good', variant: 'steady' });
  });

  test('lost frames do not shift the flutter that is told', () => {
    expect(filmed({ rate: 120, mains: 50, depth: 0.1, gone: 0.02 }).values['aliasHertz']).toBeCloseTo(20, 1);
  });

  test('where the rate freezes them that is said, and a slow beat is not taken for knowledge', () => {
    for (const [rate, mains] of [
      [100, 50],
      [50, 50],
      [25, 50],
      [120, 60],
      [60, 60],
    ] as const) {
      expect(filmed({ rate, mains, depth: 0.02, off: 0 })).toMatchObject({ level: 'good', variant: 'frozen' });
      expect(filmed({ rate, mains, depth: 0.3 })).toMatchObject({ level: 'unknown', variant: 'slow-change' });
    }
  });

  test('the rate that stands still is a true divisor of the lamps’ pulse, near the one in use', () => {
    for (const [rate, mains, steady] of [
      [240, 50, 100],
      [120, 50, 100],
      [60, 50, 50],
      [240, 60, 120],
      [59.94, 50, 50],
    ] as const)
      expect(filmed({ rate, mains, depth: 0.1 }).values['steadyFramesPerSecond']).toBe(steady);
  });
});

test('ten minutes are judged by their middle, in no time', () => {
  const timestamps = Array.from({ length: 144_000 }, (_, i) => Math.round((i * 1_000_000) / 240));
  const light = timestamps.map((time, i) => (i < 40_000 ? 0.5 : 0.5 * (1 + 0.1 * Math.sin((2 * Math.PI * 100 * time) / 1_000_000))));
  const begun = performance.now();
  expect(flickerFinding({ timestamps, light, mainsHertz: 50 })).toMatchObject({ variant: 'flutters', level: 'problem' });
  expect(performance.now() - begun).toBeLessThan(1000);
});

test('whatever the light does, the finding is one of its kind and holds no odd numbers', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ step: fc.integer({ min: 1, max: 60_000 }), light: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        maxLength: 200,
      }),
      fc.constantFrom(50 as const, 60 as const),
      (frames, mainsHertz) => {
        let time = 0;
        const timestamps = frames.map(({ step }) => (time += step));
        const finding = flickerFinding({ timestamps, light: frames.map(({ light }) => light), mainsHertz });
        for (const value of Object.values(finding.values)) expect(Number.isFinite(value)).toBe(true);
      },
    ),
  );
});
