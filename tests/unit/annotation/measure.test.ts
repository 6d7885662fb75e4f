import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrationsFor, rollOf, solvePlane } from '#core/annotation/calibration.ts';
import { add, rotate, scale as scaled } from '#core/annotation/geometry.ts';
import { measureShape } from '#core/annotation/measure.ts';
import type { Shape } from '#core/annotation/records.ts';
import { recordingId } from '#core/domain/ids.ts';
import type { Px } from '#core/domain/units.ts';
import { calibration, clip, idNumber, rate, scene, shape, visit } from './lab.ts';

const value = (made: Shape, on = scene()): number => {
  const [quantity] = measureShape(made, on);
  if (!quantity?.measured.ok) throw new Error(`not measured: ${JSON.stringify(quantity)}`);
  return quantity.measured.value;
};
const reason = (made: Shape, on = scene()) => measureShape(made, on).map((q) => (q.measured.ok ? null : q.measured.reason));
const put = (made: Shape, points: readonly Px[]): Shape => ({ ...made, points }) as Shape;

/** Points far enough apart to have a direction. */
const point = fc.record({ x: fc.double({ min: 0, max: 1920, noNaN: true }), y: fc.double({ min: 0, max: 1080, noNaN: true }) });
const arm = fc.record({
  way: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  length: fc.double({ min: 20, max: 600, noNaN: true }),
});
const end = (from: Px, { way, length }: { way: number; length: number }): Px => ({
  x: from.x + length * Math.cos(way),
  y: from.y + length * Math.sin(way),
});
const joint = fc.tuple(point, arm, arm).map(([v, a, b]) => [v, end(v, a), end(v, b)] as const);
const angle = (points: readonly Px[], more: object = {}) =>
  put(
    shape(
      'angle',
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      more,
    ),
    points,
  );

describe('properties', () => {
  test('an angle at a joint does not change when the picture is moved, turned or scaled', () => {
    fc.assert(
      fc.property(
        joint,
        point,
        fc.double({ min: -4, max: 4, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (points, by, turned, size) => {
          const same = points.map((p) => scaled(add(rotate(p, { x: 0, y: 0 }, turned), by), size));
          expect(value(angle(same))).toBeCloseTo(value(angle(points)), 6);
        },
      ),
    );
  });
  test('interior and supplement make 180, interior and reflex 360 degrees', () => {
    fc.assert(
      fc.property(joint, (points) => {
        const read = (reading: string) => value(angle(points, { reading }));
        expect(read('interior') + read('supplement')).toBeCloseTo(180, 9);
        expect(read('interior') + read('reflex')).toBeCloseTo(360, 9);
      }),
    );
  });
  test('a mirrored runner filmed from the other side has the same signed angles', () => {
    const lean = { joint: 'trunk', side: null, plane: 'sagittal', convention: 'forward-lean-positive' };
    const knee = { joint: 'knee', side: null, plane: 'sagittal', convention: 'flexion-positive' };
    // Upside down is 180 as well as -180 degrees.
    const apart = (a: number, b: number) => Math.min(Math.abs(a - b), 360 - Math.abs(a - b));
    const mirror = ({ x, y }: Px): Px => ({ x: 1920 - x, y });
    fc.assert(
      fc.property(joint, (points) => {
        const trunk = put(
          shape(
            'angle-vertical',
            [
              [0, 0],
              [1, 1],
            ],
            { anatomy: lean },
          ),
          points.slice(0, 2),
        );
        expect(
          apart(value(put(trunk, trunk.points.map(mirror)), scene({ view: 'side-left' })), value(trunk, scene({ view: 'side-right' }))),
        ).toBeLessThan(1e-6);
        const bent = angle(points, { anatomy: knee, reading: 'supplement' });
        expect(
          apart(value(put(bent, points.map(mirror)), scene({ view: 'side-left' })), value(bent, scene({ view: 'side-right' }))),
        ).toBeLessThan(1e-6);
      }),
    );
  });
  test('every value is a number with a positive uncertainty, or has a reason', () => {
    const any = fc.record({ x: fc.double({ min: -1e5, max: 1e5, noNaN: true }), y: fc.double({ min: -1e5, max: 1e5, noNaN: true }) });
    const kinds = ['distance', 'angle', 'goniometer', 'angle-vertical', 'angle-horizontal', 'angle-lines'] as const;
    const plane = calibration(
      'plane',
      [
        [300, 300],
        [900, 320],
        [960, 800],
        [260, 780],
      ],
      { widthMm: 500, heightMm: 400 },
    );
    const vertical = calibration('vertical', [
      [500, 900],
      [520, 100],
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(any, { minLength: 4, maxLength: 4 }), fc.boolean(), (kind, points, same) => {
        const count = { distance: 2, angle: 3, goniometer: 3, 'angle-vertical': 2, 'angle-horizontal': 2, 'angle-lines': 4 }[kind];
        const placed = points.slice(0, count).map((p) => (same ? (points[0] ?? p) : p));
        const made = put(
          shape(
            kind,
            [
              [0, 0],
              [1, 1],
              [2, 3],
              [4, 5],
            ].slice(0, count) as [number, number][],
          ),
          placed,
        );
        for (const { measured } of measureShape(made, scene({ calibrations: [plane, vertical] }))) {
          if (!measured.ok) continue;
          expect(Number.isFinite(measured.value)).toBe(true);
          expect(Number.isFinite(measured.uncertainty)).toBe(true);
          expect(measured.uncertainty).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
  test('a plane seen in perspective gives back the lengths that were projected into it', () => {
    const at = fc.tuple(fc.double({ min: -300, max: 900, noNaN: true }), fc.double({ min: -200, max: 700, noNaN: true }));
    const small = fc.double({ min: -3e-4, max: 3e-4, noNaN: true });
    fc.assert(
      fc.property(at, at, small, small, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (p, q, g, h, shear) => {
        const seen = (x: number, y: number): Px => {
          const w = 1 + g * x + h * y;
          return { x: (400 + x + shear * y) / w, y: (200 + 0.9 * y) / w };
        };
        const plane = solvePlane([seen(0, 0), seen(600, 0), seen(600, 500), seen(0, 500)], 600, 500);
        if (!plane.ok) throw new Error(plane.reason);
        for (const [x, y] of [p, q]) {
          const back = plane.value.toMm(seen(x, y)) ?? { x: Number.NaN, y: Number.NaN };
          expect(back.x).toBeCloseTo(x, 5);
          expect(back.y).toBeCloseTo(y, 5);
        }
      }),
    );
  });
});

/** Normal deviates from a fixed seed. */
function noise(seed: number) {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe('the stated uncertainty covers pointing errors of 1.5 pixels', () => {
  const bar = calibration(
    'line',
    [
      [200, 900],
      [800, 910],
    ],
    { lengthMm: 1000 },
  );
  const plane = calibration(
    'plane',
    [
      [300, 300],
      [900, 320],
      [960, 800],
      [260, 780],
    ],
    { widthMm: 1000, heightMm: 800 },
  );
  const plumb = calibration('vertical', [
    [500, 900],
    [520, 500],
  ]);
  test.each([
    [
      'distance in pixels',
      shape('distance', [
        [100, 100],
        [300, 250],
      ]),
      [],
    ],
    [
      'distance by a line',
      shape('distance', [
        [100, 100],
        [500, 450],
      ]),
      [bar],
    ],
    [
      'distance by a plane',
      shape('distance', [
        [350, 350],
        [800, 650],
      ]),
      [plane],
    ],
    [
      'angle',
      shape('angle', [
        [500, 500],
        [480, 300],
        [560, 690],
      ]),
      [],
    ],
    [
      'reflex',
      shape(
        'angle',
        [
          [500, 500],
          [480, 300],
          [560, 690],
        ],
        { reading: 'reflex' },
      ),
      [],
    ],
    [
      'goniometer',
      shape(
        'goniometer',
        [
          [500, 500],
          [700, 480],
          [560, 690],
        ],
        { reading: 'supplement' },
      ),
      [],
    ],
    [
      'to vertical',
      shape('angle-vertical', [
        [500, 800],
        [540, 600],
      ]),
      [],
    ],
    [
      'to vertical with a reference',
      shape('angle-vertical', [
        [500, 800],
        [540, 600],
      ]),
      [plumb],
    ],
    [
      'to horizontal',
      shape('angle-horizontal', [
        [500, 500],
        [700, 540],
      ]),
      [],
    ],
    [
      'between lines',
      shape('angle-lines', [
        [500, 500],
        [700, 540],
        [500, 700],
        [620, 820],
      ]),
      [],
    ],
  ])('%s', (_name, made, calibrations) => {
    const [stated] = measureShape(made, scene({ calibrations }));
    if (!stated?.measured.ok) throw new Error('not measured');
    const { value: truth, uncertainty } = stated.measured;
    const next = noise(7);
    const shaken = <T extends { readonly points: readonly Px[] }>(on: T): T => ({
      ...on,
      points: on.points.map(({ x, y }) => ({ x: x + 1.5 * next(), y: y + 1.5 * next() })),
    });
    const runs = 4000;
    let [within1, within2] = [0, 0];
    for (let i = 0; i < runs; i++) {
      const off = Math.abs(value(shaken(made), scene({ calibrations: calibrations.map(shaken) })) - truth);
      if (off <= uncertainty) within1++;
      if (off <= 2 * uncertainty) within2++;
    }
    expect(within1 / runs).toBeGreaterThan(0.65);
    expect(within1 / runs).toBeLessThan(0.72);
    expect(within2 / runs).toBeGreaterThan(0.93);
    expect(within2 / runs).toBeLessThan(0.975);
  });
});

describe('degenerate input has a named reason', () => {
  test.each([
    [
      'zero-length arm',
      shape('angle', [
        [5, 5],
        [5, 5],
        [9, 9],
      ]),
      [],
      'coincident-points',
    ],
    [
      'zero-length segment',
      shape('angle-vertical', [
        [5, 5],
        [5, 5],
      ]),
      [],
      'coincident-points',
    ],
    [
      'zero-length line',
      shape('angle-lines', [
        [5, 5],
        [5, 5],
        [1, 2],
        [3, 4],
      ]),
      [],
      'coincident-points',
    ],
    [
      'zero distance',
      shape('distance', [
        [5, 5],
        [5, 5],
      ]),
      [],
      'coincident-points',
    ],
    [
      'calibration of no length',
      shape('distance', [
        [5, 5],
        [9, 5],
      ]),
      [
        calibration(
          'line',
          [
            [1, 1],
            [1, 1],
          ],
          { lengthMm: 100 },
        ),
      ],
      'coincident-points',
    ],
    [
      'vertical of no length',
      shape('angle-vertical', [
        [5, 5],
        [9, 5],
      ]),
      [
        calibration('vertical', [
          [1, 1],
          [1, 1],
        ]),
      ],
      'coincident-points',
    ],
    [
      'rectangle on a line',
      shape('distance', [
        [5, 5],
        [9, 5],
      ]),
      [
        calibration(
          'plane',
          [
            [0, 0],
            [100, 1],
            [200, 2],
            [300, 3],
          ],
          { widthMm: 1, heightMm: 1 },
        ),
      ],
      'oblique-calibration',
    ],
    [
      'crossed corners',
      shape('distance', [
        [5, 5],
        [9, 5],
      ]),
      [
        calibration(
          'plane',
          [
            [0, 0],
            [100, 100],
            [100, 0],
            [0, 100],
          ],
          { widthMm: 1, heightMm: 1 },
        ),
      ],
      'oblique-calibration',
    ],
    [
      'beyond the horizon',
      shape('distance', [
        [400, 500],
        [400, -2000],
      ]),
      [
        calibration(
          'plane',
          [
            [300, 300],
            [600, 300],
            [700, 600],
            [200, 600],
          ],
          { widthMm: 1, heightMm: 1 },
        ),
      ],
      'outside-calibrated-plane',
    ],
    ['running stopwatch', shape('stopwatch', [[5, 5]], { intervals: [{ from: 3, to: null }] }), [], 'incomplete'],
  ])('%s', (_name, made, calibrations, expected) => {
    expect(reason(made, scene({ calibrations }))).toEqual([expected]);
  });
});

test('0 and 180 degrees are values, not gaps', () => {
  expect(
    value(
      shape('angle', [
        [0, 0],
        [100, 0],
        [200, 0],
      ]),
    ),
  ).toBe(0);
  expect(
    value(
      shape('angle', [
        [0, 0],
        [100, 0],
        [-100, 0],
      ]),
    ),
  ).toBeCloseTo(180, 12);
  expect(
    value(
      shape('angle-vertical', [
        [0, 100],
        [0, 0],
      ]),
    ),
  ).toBe(0);
});

test('pointing turns a segment of 200 pixels by 0.6 degrees', () => {
  const [quantity] = measureShape(
    shape('angle-vertical', [
      [500, 800],
      [500, 600],
    ]),
    scene(),
  );
  // 1.5 px at each end: atan(1.5 * sqrt(2) / 200).
  expect(quantity).toMatchObject({ measured: { uncertainty: expect.closeTo(0.6077, 3), provenance: 'image-vertical' } });
});

test('the camera’s roll is taken out of angles to the vertical and the horizontal', () => {
  const plumb = calibration('vertical', [
    [500, 900],
    [500 + 800 * Math.tan(Math.PI / 60), 100],
  ]);
  expect(((rollOf(plumb.points) ?? Number.NaN) * 180) / Math.PI).toBeCloseTo(3, 9);
  expect(rollOf(plumb.points.toReversed())).toBeCloseTo(rollOf(plumb.points) ?? Number.NaN, 12);
  const on = scene({ calibrations: [plumb] });
  const leaning = { joint: 'trunk', side: null, plane: 'sagittal', convention: 'forward-lean-positive' };
  const upright = shape(
    'angle-vertical',
    [
      [700, 900],
      [700, 500],
    ],
    { anatomy: leaning },
  );
  expect(value(upright, { ...on, view: 'side-right' })).toBeCloseTo(-3, 9);
  expect(
    value(
      shape('angle-horizontal', [
        [0, 0],
        [100, 0],
      ]),
      on,
    ),
  ).toBeCloseTo(3, 9);
});

describe('signs', () => {
  const flexed = (convention: string, name: string, more: object = {}) => ({
    joint: name,
    side: null,
    plane: 'sagittal',
    convention,
    ...more,
  });
  test('a bent knee of a runner facing right is flexed; one bent backwards is not', () => {
    const knee = { anatomy: flexed('flexion-positive', 'knee'), reading: 'supplement' };
    const on = scene({ view: 'side-right' });
    expect(
      value(
        shape(
          'angle',
          [
            [540, 500],
            [500, 300],
            [500, 700],
          ],
          knee,
        ),
        on,
      ),
    ).toBeCloseTo(2 * 11.3099, 3);
    expect(
      value(
        shape(
          'angle',
          [
            [460, 500],
            [500, 300],
            [500, 700],
          ],
          knee,
        ),
        on,
      ),
    ).toBeCloseTo(-2 * 11.3099, 3);
    expect(
      value(
        shape(
          'angle',
          [
            [460, 500],
            [500, 700],
            [500, 300],
          ],
          knee,
        ),
        scene({ view: 'side-left' }),
      ),
    ).toBeCloseTo(2 * 11.3099, 3);
    expect(
      measureShape(
        shape(
          'angle',
          [
            [460, 500],
            [500, 300],
            [500, 700],
          ],
          knee,
        ),
        scene(),
      ),
    ).toMatchObject([{ signed: false, measured: { value: expect.closeTo(22.62, 2) } }]);
  });
  test('an ankle at a right angle is neutral, a closed one dorsiflexed', () => {
    const ankle = { anatomy: flexed('dorsiflexion-positive', 'ankle') };
    expect(
      value(
        shape(
          'angle',
          [
            [0, 0],
            [0, -100],
            [100, 0],
          ],
          ankle,
        ),
      ),
    ).toBeCloseTo(0, 9);
    expect(
      value(
        shape(
          'angle',
          [
            [0, 0],
            [100, -100],
            [100, 0],
          ],
          ankle,
        ),
      ),
    ).toBeCloseTo(45, 9);
  });
  test('in a rear view the pelvis drops to the swing side', () => {
    const drop = (side: string) =>
      shape(
        'angle-horizontal',
        [
          [400, 500],
          [600, 520],
        ],
        { anatomy: { joint: 'pelvis', side, plane: 'frontal', convention: 'swing-side-lower-positive' } },
      );
    expect(value(drop('left'), scene({ view: 'rear' }))).toBeCloseTo(5.7106, 3);
    expect(value(drop('right'), scene({ view: 'rear' }))).toBeCloseTo(-5.7106, 3);
    expect(value(drop('left'), scene({ view: 'front' }))).toBeCloseTo(-5.7106, 3);
  });
  test('a thigh whose knee is towards the midline is adducted; a heel whose top is, everted', () => {
    const frontal = (joint: string, convention: string) => ({ anatomy: { joint, side: 'left', plane: 'frontal', convention } });
    const thigh = shape(
      'angle-vertical',
      [
        [520, 700],
        [500, 500],
      ],
      frontal('hip', 'adduction-positive'),
    );
    expect(value(thigh, scene({ view: 'rear' }))).toBeGreaterThan(0);
    const heel = shape(
      'angle-vertical',
      [
        [500, 900],
        [510, 850],
      ],
      frontal('rearfoot', 'eversion-positive'),
    );
    expect(value(heel, scene({ view: 'rear' }))).toBeGreaterThan(0);
  });
});

describe('stopwatch', () => {
  const watch = (from: number, to: number) => shape('stopwatch', [[5, 5]], { intervals: [{ from, to }] });
  test('true time is clip time over the slowdown, with 0.41 frames of uncertainty', () => {
    expect(measureShape(watch(10, 70), scene())).toMatchObject([
      {
        unit: 's',
        warning: null,
        measured: { value: expect.closeTo(0.25, 12), uncertainty: expect.closeTo(1 / 240 / Math.sqrt(6), 12), provenance: 'true-time' },
      },
    ]);
  });
  test('an unconfirmed rate gives clip time only', () => {
    expect(measureShape(watch(10, 70), scene({ captureRate: rate({ confirmed: false }) }))).toMatchObject([
      { measured: { ok: true, value: expect.closeTo(2, 12), provenance: 'clip-time' } },
      { measured: { ok: false, reason: 'capture-rate-unconfirmed' } },
    ]);
  });
  test('dropped frames cannot lie: time is by timestamps, and the gap is named', () => {
    const ticks = Array.from({ length: 100 }, (_, i) => (i < 50 ? i : i + 12) * 20);
    const on = scene({ index: { ticks, ticksPerSecond: 600 } });
    expect(measureShape(watch(40, 60), on)).toMatchObject([{ warning: 'spans-a-gap', measured: { value: expect.closeTo(32 / 240, 12) } }]);
    expect(measureShape(watch(10, 40), on)).toMatchObject([{ warning: null }]);
  });
});

test('a calibration holds for its own clip and for named camera positions of its visit', () => {
  const own = calibration('vertical', [
    [0, 1],
    [0, 0],
  ]);
  const shared = calibration(
    'vertical',
    [
      [0, 1],
      [0, 0],
    ],
    { cameraPosition: 'left tripod', recordingId: idNumber(9) },
  );
  const other = recordingId.parse(idNumber(8));
  const held = (id: typeof clip, cameraPosition: string, of = visit) => calibrationsFor([own, shared], { id, visitId: of, cameraPosition });
  expect(held(clip, '')).toEqual([own]);
  expect(held(clip, 'left tripod')).toEqual([own, shared]);
  expect(held(other, 'left tripod')).toEqual([shared]);
  expect(held(other, '')).toEqual([]);
});
