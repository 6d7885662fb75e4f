import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignByClock, alignByLight, type LightSeries } from '#core/capture/sync.ts';

/** What both cameras look at: brightness over time in seconds. */
type Scene = (seconds: number) => number;
const flash: Scene = (t) => 0.4 + (t > 1.5 && t < 1.62 ? 0.3 : 0) + 0.02 * Math.sin(t * 7);

type Camera = {
  readonly rate: number;
  /** When in the frame's interval its first frame lies, 0 to 1. */
  readonly phase: number;
  /** Share of the interval that the shutter is open. */
  readonly shutter: number;
  /** By how much its times are later than what they show, in microseconds. */
  readonly delayUs: number;
  readonly gain: number;
  readonly noise: (frame: number) => number;
};

function film(scene: Scene, seconds: number, camera: Camera): LightSeries {
  const interval = 1 / camera.rate;
  const frames = Math.floor(seconds * camera.rate);
  const timestamps: number[] = [];
  const light: number[] = [];
  for (let i = 0; i < frames; i++) {
    const opens = (i + camera.phase) * interval;
    let sum = 0;
    for (let s = 0; s < 16; s++) sum += scene(opens + ((s + 0.5) / 16) * interval * camera.shutter);
    timestamps.push(Math.round((opens + interval / 2) * 1e6 + camera.delayUs + 9e9));
    light.push(Math.min(1, (sum / 16) * camera.gain + camera.noise(i)));
  }
  return { timestamps, light };
}

const camera = (part: Partial<Camera> = {}): Camera => ({
  rate: 120,
  phase: 0,
  shutter: 0.5,
  delayUs: 0,
  gain: 1,
  noise: () => 0,
  ...part,
});

test('the clock alone knows no delay, and says within what it holds', () => {
  expect(alignByClock(8333, 4167)).toEqual({ offsetUs: 0, residualUs: 6250 });
});

test('a flash lines two cameras up within the stated residual, whatever their rates, phases, shutters and delays', () => {
  fc.assert(
    fc.property(
      fc.record({
        rates: fc.tuple(fc.constantFrom(60, 120, 240), fc.constantFrom(60, 120, 240)),
        phase: fc.double({ min: 0, max: 1, noNaN: true }),
        shutters: fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 0.05, max: 1, noNaN: true })),
        delayUs: fc.integer({ min: -150_000, max: 150_000 }),
        gain: fc.double({ min: 0.5, max: 1.3, noNaN: true }),
        seed: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      ({ rates, phase, shutters, delayUs, gain, seed }) => {
        const noise = (frame: number): number => 0.004 * Math.sin(frame * 12.9898 + seed);
        const a = film(flash, 3, camera({ rate: rates[0], shutter: shutters[0], noise }));
        const b = film(flash, 3, camera({ rate: rates[1], phase, shutter: shutters[1], delayUs, gain, noise: (n) => noise(n * 3 + 1) }));
        const found = alignByLight(a, b);
        if ('reason' in found) throw new Error(found.reason);
        expect(Math.abs(found.offsetUs - -delayUs)).toBeLessThanOrEqual(found.residualUs);
      },
    ),
    { numRuns: 200 },
  );
});

test('without a change that both saw there is a reason and no number', () => {
  const still = film(() => 0.5, 3, camera());
  expect(alignByLight(still, still)).toEqual({ reason: 'light-does-not-change' });
  const seen = film(flash, 3, camera());
  const elsewhere = film((t) => 0.4 + (t > 0.6 && t < 2.9 ? 0.2 * Math.sin(t * 31) : 0), 3, camera());
  expect(alignByLight(seen, elsewhere)).toHaveProperty('reason');
  expect(alignByLight(film(flash, 0.05, camera()), seen)).toEqual({ reason: 'too-short' });
});

test('a lamp that flickers evenly fits at many places, and none is chosen', () => {
  const beat: Scene = (t) => 0.5 + 0.2 * Math.sin(t * 2 * Math.PI * 10);
  const found = alignByLight(film(beat, 3, camera()), film(beat, 3, camera({ delayUs: 30_000 })));
  expect(found).toEqual({ reason: 'ambiguous' });
});

/** A steady series of numbers that look random. */
function dice(seed: number): { readonly next: () => number; readonly bell: () => number } {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return { next, bell: () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next()) };
}

/** Real cameras: noise in the light, frames that arrive late, and now and then one that never does. */
function roughly(series: LightSeries, roll: ReturnType<typeof dice>, lateUs: number): LightSeries {
  const kept = series.timestamps.map((_, i) => i).filter(() => roll.next() > 0.005);
  let last = 0;
  return {
    light: kept.map((i) => Math.max(0, (series.light[i] as number) + 0.003 * roll.bell())),
    timestamps: kept.map((i) => {
      last = Math.max(last + 1, Math.round((series.timestamps[i] as number) + Math.abs(roll.bell()) * lateUs));
      return last;
    }),
  };
}

test('the stated residual holds the true offset at least 99 times in 100, over flashes, lamps, hands and a runner before flickering lamps', () => {
  const roll = dice(20261123);
  const events: readonly (() => Scene)[] = [
    () => {
      const [at, length, height] = [1 + roll.next(), 0.03 + roll.next() * 0.2, 0.1 + roll.next() * 0.4];
      return (t) => 0.4 + (t > at && t < at + length ? height : 0);
    },
    () => {
      const [at, height] = [1 + roll.next(), 0.1 + roll.next() * 0.4];
      return (t) => 0.3 + (t > at ? height : 0);
    },
    () => {
      const [at, length, pace] = [1 + roll.next(), 0.3 + roll.next() * 0.4, 25 + 15 * roll.next()];
      return (t) => 0.5 - 0.4 / (1 + Math.exp(-(t - at) * pace)) + 0.4 / (1 + Math.exp(-(t - at - length) * pace));
    },
    () => {
      const [at, phase] = [1 + roll.next(), 6 * roll.next()];
      return (t) => (0.4 + (t > at && t < at + 0.1 ? 0.25 : 0) + 0.01 * Math.sin(18 * t + phase)) * (1 + 0.03 * Math.sin(628.3 * t));
    },
  ];
  const rates = [
    [60, 60],
    [120, 120],
    [240, 240],
    [30, 240],
    [60, 120],
    [59.94, 120],
  ] as const;
  const tally = rates.map(() => ({ found: 0, within: 0 }));
  for (let run = 0; run < 1440; run++) {
    const scene = (events[run % events.length] as () => Scene)();
    const [ours, theirs] = rates[Math.floor(run / 4) % rates.length] as readonly [number, number];
    const delayUs = Math.round((roll.next() * 2 - 1) * 150_000);
    const late = (Math.floor(run / 24) % 3) * 0.12;
    const shutter = (): number => 0.05 + 0.95 * roll.next();
    const a = roughly(film(scene, 3.5, camera({ rate: ours, phase: roll.next(), shutter: shutter() })), roll, (late * 1e6) / ours);
    const b = roughly(
      film(scene, 3.5, camera({ rate: theirs, phase: roll.next(), shutter: shutter(), delayUs, gain: 0.5 + 0.8 * roll.next() })),
      roll,
      (late * 1e6) / theirs,
    );
    const alignment = alignByLight(a, b);
    if ('reason' in alignment) continue;
    const pair = tally[Math.floor(run / 4) % rates.length] as { found: number; within: number };
    pair.found++;
    if (Math.abs(alignment.offsetUs + delayUs) <= alignment.residualUs) pair.within++;
  }
  for (const { found, within } of tally) {
    expect(found).toBeGreaterThan(100);
    expect(within / found).toBeGreaterThanOrEqual(0.99);
  }
});

test('two views of the same strides, without a flash, are never lined up at the wrong stride', () => {
  fc.assert(
    fc.property(
      fc.record({
        cadence: fc.double({ min: 2.4, max: 3.2, noNaN: true }),
        sizes: fc.array(fc.double({ min: 0, max: 0.06, noNaN: true }), { minLength: 6, maxLength: 6 }),
        phases: fc.array(fc.double({ min: 0, max: 6.28, noNaN: true }), { minLength: 6, maxLength: 6 }),
        rate: fc.constantFrom(60, 120, 240),
        seed: fc.integer({ min: 1, max: 1_000_000 }),
      }),
      ({ cadence, sizes, phases, rate, seed }) => {
        const roll = dice(seed);
        const view =
          (from: number): Scene =>
          (t) =>
            0.45 +
            [0.5, 1, 2].reduce(
              (sum, part, i) => sum + (sizes[from + i] ?? 0) * Math.sin(2 * Math.PI * cadence * part * t + (phases[from + i] ?? 0)),
              0,
            );
        const a = roughly(film(view(0), 5, camera({ rate })), roll, 300);
        const b = roughly(film(view(3), 5, camera({ rate, phase: 0.4 })), roll, 300);
        const alignment = alignByLight(a, b);
        if (!('reason' in alignment)) expect(Math.abs(alignment.offsetUs)).toBeLessThanOrEqual(alignment.residualUs);
      },
    ),
    { numRuns: 150 },
  );
});

test('ten minutes at 240 frames/s are lined up too', () => {
  const light = (frame: number): number => (frame > 72_000 && frame < 72_030 ? 0.8 : 0.4);
  const timestamps = Array.from({ length: 144_000 }, (_, i) => Math.round((i * 1_000_000) / 240));
  const series = { timestamps, light: timestamps.map((_, i) => light(i)) };
  const late = { timestamps: timestamps.map((time) => time + 40_000), light: series.light };
  const found = alignByLight(series, late);
  expect(found).toHaveProperty('offsetUs', expect.closeTo(-40_000, -3));
});
