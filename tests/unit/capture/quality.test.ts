import { describe, expect, test } from 'vitest';
import { assessTake } from '#core/capture/quality/assess.ts';
import { type Finding, type FindingCode, findingCodes, findingSchema } from '#core/capture/quality/finding.ts';
import { type Filmed, filmedTake } from './rendered.ts';

const alarms = (findings: readonly Finding[]): string[] =>
  findings.filter(({ level }) => level === 'advice' || level === 'problem').map(({ code, variant }) => `${code} ${variant}`);
const of = (findings: readonly Finding[], code: FindingCode): Finding => {
  const found = findings.find((finding) => finding.code === code);
  if (found === undefined) throw new Error(`nothing is said of ${code}`);
  return found;
};

const half = { width: 640, height: 360, pxPerMetre: 165, origin: { x: 320, y: 317 } } as const;
const fullHd = { width: 1920, height: 1080, pxPerMetre: 495, origin: { x: 960, y: 951 } } as const;

describe('a clean take', () => {
  const takes: readonly (readonly [string, Filmed])[] = [
    ['side at 120', {}],
    ['side at 240', { rate: 240 }],
    ['side, facing right', { camera: { facing: 'right' } }],
    ['side at 60, exposure of 1/1000 s', { rate: 60, exposureMs: 1 }],
    ['side, 640 by 360 at 240', { rate: 240, camera: half }],
    ['side, 1920 by 1080', { camera: fullHd, pairs: 1 }],
    ['side, no noise', { noise: 0 }],
    ['side, grainy', { noise: 4 }],
    ['side, half as bright', { tone: (level) => level * 0.5 }],
    ['side, lamps at 0.5 %', { lamps: (t) => 1 + 0.005 * Math.sin(2 * Math.PI * 100 * t) }],
    ['side, light that drifts by 10 %', { lamps: (t) => 1 + 0.1 * Math.sin(t / 3) }],
    ['side, tired and uneven', { runner: { cadence: 164, overstride: 0.185, variation: 1, seed: 7 } }],
    ['rear at 120', { view: 'rear' }],
    ['rear, 640 by 360 at 240', { view: 'rear', rate: 240, camera: half }],
    ['rear, leaning by 0.6 degrees', { view: 'rear', camera: { roll: 0.6 } }],
    ['told exposure and no speed', { take: { exposureMs: 1, speed: null } }],
  ];
  test.each(takes)('raises no alarm: %s', (_, how) => {
    const findings = assessTake(filmedTake(how));
    expect(alarms(findings)).toEqual([]);
    for (const finding of findings) expect(findingSchema.safeParse(finding).success).toBe(true);
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(findingCodes));
    expect(new Set(findings.map(({ code, variant }) => code + variant)).size).toBe(findings.length);
    // From behind, or small and at a high rate, few edges move by enough pixels a frame to read the shutter from; nothing else stays open.
    const open = findings.filter(({ level }) => level === 'unknown').map(({ code }) => code);
    expect(open).toEqual(how.view === 'rear' || (how.rate === 240 && how.camera === half) ? ['motion-blur'] : []);
  });
});

describe('light', () => {
  test('too dark, too bright and too flat are each said, and how much', () => {
    const dark = assessTake(filmedTake({ tone: (level) => level * 0.15 }));
    expect(of(dark, 'too-dark')).toMatchObject({ level: 'problem', variant: 'runner' });
    expect(of(dark, 'too-dark').values['meanPercent']).toBeGreaterThan(6);
    expect(of(dark, 'too-dark').values['meanPercent']).toBeLessThan(13);
    const bright = assessTake(filmedTake({ tone: (level) => level * 1.6 }));
    expect(of(bright, 'too-bright')).toMatchObject({ level: 'problem' });
    expect(of(bright, 'too-bright').values['percent']).toBeGreaterThan(40);
    const pale = assessTake(filmedTake({ tone: (level) => 222 + level * 0.1 }));
    expect(of(pale, 'too-bright').level).not.toBe('good');
    const flat = assessTake(filmedTake({ tone: (level) => 120 + level * 0.12 }));
    expect(of(flat, 'low-contrast')).toMatchObject({ level: 'problem' });
    expect(of(flat, 'low-contrast').values['percent']).toBeLessThan(12);
    const dim = assessTake(filmedTake({ tone: (level) => level * 0.33 }));
    expect(of(dim, 'too-dark').level).toBe('advice');
    expect(alarms(flat)).toEqual(['low-contrast runner']);
  });
});

describe('framing', () => {
  test.each([
    ['bottom', 'problem', { origin: { x: 640, y: 760 } }],
    ['top', 'advice', { origin: { x: 640, y: 500 } }],
    ['left', 'advice', { origin: { x: 60, y: 634 } }],
    ['right', 'advice', { origin: { x: 1230, y: 634 } }],
  ] as const)('a figure cut off at the %s is noticed there, and nowhere else', (edge, level, camera) => {
    const cut = assessTake(filmedTake({ camera })).filter(({ code }) => code === 'figure-cut-off');
    expect(cut.map((finding) => [finding.variant, finding.level])).toEqual([[edge, level]]);
  });

  test('someone who walks through the edge of the picture once does not cut the runner off', () => {
    const take = filmedTake({ thumbs: 60 });
    for (const [i, { luma }] of take.thumbs.entries())
      if (i === 20 || i === 21) for (let y = 0; y < luma.height; y++) luma.data.fill(20, y * luma.width, y * luma.width + 12);
    expect(of(assessTake(take), 'figure-cut-off').level).toBe('good');
  });

  test('an empty belt is no runner, and what rests on movement is unknown', () => {
    const take = filmedTake();
    const still = assessTake({
      ...take,
      thumbs: take.thumbs.flatMap(({ frame }) => take.thumbs.slice(0, 1).map(({ luma }) => ({ frame, luma }))),
    });
    expect(of(still, 'no-motion').level).toBe('problem');
    expect(of(still, 'figure-cut-off')).toMatchObject({ level: 'unknown', variant: 'no-motion' });
    expect(of(still, 'motion-blur')).toMatchObject({ level: 'unknown', variant: 'no-motion' });
  });
});

test('a take of which little is known says so and does not fail', () => {
  const take = filmedTake({ thumbs: 0, pairs: 0 });
  for (const bare of [take, { ...take, timestamps: [], light: [] }, { ...take, timestamps: [5], light: [0.5] }]) {
    const findings = assessTake(bare);
    for (const code of ['motion-blur', 'too-dark', 'figure-cut-off', 'camera-tilt', 'no-motion'] as const)
      expect(of(findings, code).level).toBe('unknown');
  }
});
