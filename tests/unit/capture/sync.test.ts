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
