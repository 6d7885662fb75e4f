import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stillBackground } from '#core/strobe/background.ts';
import { boxAbout, cutMask, figureOf, type Mask, middleOf, staysInPlace } from '#core/strobe/figure.ts';
import { merged } from '#core/strobe/merge.ts';
import { cutOut, mirrorPicture, newPicture, type Picture } from '#core/strobe/picture.ts';

type Grey = (x: number, y: number) => number;
function painted(width: number, height: number, grey: Grey): Picture {
  const picture = newPicture(width, height);
  for (let at = 0; at < width * height; at++) picture.data.set([...Array(3).fill(grey(at % width, Math.floor(at / width))), 255], at * 4);
  return picture;
}
const greyAt = ({ data, width }: Picture, x: number, y: number): number => data[(y * width + x) * 4] as number;
const room: Grey = (x, y) => 60 + ((x * 3 + y * 5) % 90);
/** A block of 12 by 20 whose left edge is at `left`, before the room. */
const block =
  (left: number, grey = 230): Grey =>
  (x, y) =>
    x >= left && x < left + 12 && y >= 20 && y < 40 ? grey : room(x, y);
const size = [160, 60] as const;
const lefts = [10, 34, 58, 82, 106, 130];
const pictures = lefts.map((left) => painted(...size, block(left))) as [Picture, ...Picture[]];

test('the background is what stands still', () => {
  const shares: number[] = [];
  const { picture, noise } = stillBackground(pictures, (share) => shares.push(share));
  expect(picture.data).toEqual(painted(...size, room).data);
  expect(noise).toBe(0);
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});

test('of noisy samples the background is within the noise, whose size is told', () => {
  let seed = 7;
  const normal = (): number => {
    let total = 0;
    for (let k = 0; k < 12; k++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      total += seed / 2147483648;
    }
    return total - 6;
  };
  const noisy = Array.from({ length: 11 }, () => painted(160, 60, (x, y) => Math.round(room(x, y) + 4 * normal()))) as [
    Picture,
    ...Picture[],
  ];
  const { picture, noise } = stillBackground(noisy);
  expect(noise).toBeGreaterThan(2.5);
  expect(noise).toBeLessThan(5.5);
  let off = 0;
  for (let at = 0; at < 160 * 60; at++) off += Math.abs((picture.data[at * 4] as number) - room(at % 160, Math.floor(at / 160)));
  expect(off / (160 * 60)).toBeLessThan(2);
  // Of such noise alone there is no figure.
  const one = noisy[3] as Picture;
  expect(figureOf(one, { picture, noise, local: new Uint8Array(160 * 60) }).bits.some((bit) => bit === 1)).toBe(false);
});

describe('a figure', () => {
  const background = stillBackground(pictures);
  const figures = pictures.map((picture) => ({ picture, mask: figureOf(picture, background) }));

  test('is where the picture differs, a pixel wider', () => {
    const [first] = figures.map(({ mask }) => boxAbout([mask], 0));
    expect(first).toEqual({ left: 9, top: 19, width: 14, height: 22 });
    expect(figures[0]?.mask.bits.reduce((a, b) => a + b, 0)).toBeGreaterThan(12 * 20);
    expect(middleOf(figures[1]?.mask as Mask)).toBeCloseTo(34 + 6, 5);
  });

  test('is found though the lamps flicker', () => {
    const dimmed = painted(...size, (x, y) => Math.round(block(58)(x, y) * 0.8));
    expect(boxAbout([figureOf(dimmed, background)], 0)).toEqual({ left: 57, top: 19, width: 14, height: 22 });
  });

  test('is nobody where only something low moves', () => {
    const drawer = painted(160, 300, (x, y) => (x > 40 && x < 90 && y > 100 && y < 126 ? 250 : 90));
    const lower = painted(160, 300, (x, y) => (x > 40 && x < 90 && y > 100 && y < 134 ? 250 : 90));
    const empty = { picture: painted(160, 300, () => 90), noise: 0, local: new Uint8Array(160 * 300) };
    expect(boxAbout([figureOf(drawer, empty)])).toBeNull();
    expect(boxAbout([figureOf(lower, empty)])).not.toBeNull();
  });

  test('is no speck', () => {
    const specked = painted(...size, (x, y) =>
      (x >= 80 && x < 83 && y >= 48 && y < 51) || (x === 20 && y > 50 && y < 53) ? 255 : block(10)(x, y),
    );
    expect(figureOf(specked, background)).toEqual(figures[0]?.mask);
  });

  test('has no holes', () => {
    const holed = painted(...size, (x, y) => (x >= 13 && x < 19 && y >= 26 && y < 34 ? room(x, y) : block(10)(x, y)));
    expect(figureOf(holed, background)).toEqual(figures[0]?.mask);
  });

  test('has no gaps where it looks like the background, and two figures that stand apart stay two', () => {
    // Grows with the picture: 1.2 % of 600 rows are 7.
    const wide = (x: number, y: number): number =>
      ((x > 20 && x < 60) || (x > 64 && x < 90) || (x > 130 && x < 150)) && y > 100 && y < 400 ? 230 : 90;
    const tall = painted(200, 600, wide);
    const empty = { picture: painted(200, 600, () => 90), noise: 0, local: new Uint8Array(200 * 600) };
    const { bits } = figureOf(tall, empty);
    expect([62, 110].map((x) => bits[250 * 200 + x])).toEqual([1, 0]);
    // Each a pixel wider on every side, without its four corners.
    expect(bits.reduce((a, b) => a + b, 0)).toBe((71 + 21) * 301 - 8);
  });

  test('all of them lie on one picture where they were', () => {
    const { picture, middles } = merged(background.picture, figures, 0);
    expect(picture).toEqual(painted(...size, (x, y) => Math.max(...lefts.map((left) => block(left)(x, y)))));
    expect(middles.map(Math.round)).toEqual(lefts.map((left) => left + 6));
  });

  test('that overlaps an earlier one lies over it', () => {
    const over = [block(40, 200), block(46, 250)].map((grey) => painted(...size, grey));
    const laid = merged(
      background.picture,
      over.map((picture) => ({ picture, mask: figureOf(picture, background) })),
      0,
    );
    expect(greyAt(laid.picture, 42, 30)).toBe(200);
    expect(greyAt(laid.picture, 48, 30)).toBe(250);
  });

  test.each([30, -30])('is moved on by the step: %i', (step) => {
    const stays = [block(70, 210), block(70, 230), block(70, 250)].map((grey) => painted(...size, grey));
    const laid = merged(
      background.picture,
      stays.map((picture) => ({ picture, mask: figureOf(picture, background) })),
      step,
    );
    expect(laid.picture.width).toBe(160 + 60);
    const first = step > 0 ? 70 : 130;
    expect([0, 1, 2].map((k) => greyAt(laid.picture, first + 6 + k * step, 30))).toEqual([210, 230, 250]);
    // Between them is room, and nothing is left empty.
    expect(greyAt(laid.picture, first + 6 + step / 2, 30)).toBeLessThan(160);
    for (let at = 3; at < laid.picture.data.length; at += 4) if (laid.picture.data[at] !== 255) throw new Error(`empty at ${at}`);
  });

  test('keeps what never moves when it is moved on: the trunk differs from no background', () => {
    // The block stands still in every frame; only a small part beside it moves.
    const limb =
      (left: number): Grey =>
      (x, y) =>
        x >= left && x < left + 6 && y >= 42 && y < 50 ? 255 : block(70)(x, y);
    const frames = [60, 70, 80, 90, 100].map((left) => painted(...size, limb(left))) as [Picture, ...Picture[]];
    const own = stillBackground(frames);
    expect(own.picture.data).toEqual(painted(...size, block(70)).data);
    const laid = merged(
      own.picture,
      frames.map((picture) => ({ picture, mask: figureOf(picture, own) })),
      50,
    );
    for (const k of [0, 1, 2, 3, 4]) expect(greyAt(laid.picture, 76 + k * 50, 30), `figure ${k}`).toBe(230);
  });
});

test('figures in place share their middle: each has a strip as wide as the step', () => {
  // The left part swings far out on one frame; the background is of another grey on each frame.
  const frames = [40, 46, 24].map((left, k) => painted(...size, (x, y) => (x >= left && x < 72 && y >= 20 && y < 30 ? 250 : 100 + k)));
  const empty = { picture: painted(...size, () => 100), noise: 0, local: new Uint8Array(160 * 60) };
  const { picture, middles } = merged(
    empty.picture,
    frames.map((frame) => ({ picture: frame, mask: figureOf(frame, empty) })),
    90,
  );
  expect([1, 2].map((k) => (middles[k] as number) - (middles[k - 1] as number))).toEqual([90, 90]);
  const row = Array.from({ length: picture.width }, (_, x) => greyAt(picture, x, 50));
  expect(row.filter((grey) => grey === 101)).toHaveLength(90);
});

test('figures that cross the picture do not stay in place, those on a treadmill do', () => {
  const background = stillBackground(pictures);
  const crossing = pictures.map((picture) => figureOf(picture, background));
  expect(staysInPlace(crossing)).toBe(false);
  const sway = [70, 72, 68].map((left) => figureOf(painted(...size, block(left)), background));
  expect(staysInPlace(sway)).toBe(true);
  expect(staysInPlace(sway.slice(0, 1))).toBe(false);
});

test('a pixel that wavers by itself, as a belt that passes, is no figure', () => {
  const belt =
    (k: number): Grey =>
    (x, y) =>
      y >= 50 && x > 20 && x < 140 ? 90 + (((x + k * 7) % 21) - 10) * 3 : room(x, y);
  const frames = Array.from({ length: 11 }, (_, k) => painted(160, 60, belt(k))) as [Picture, ...Picture[]];
  const background = stillBackground(frames);
  for (const frame of frames) expect(boxAbout([figureOf(frame, background)])).toBeNull();
});

test('cutting and mirroring keep every pixel', () => {
  const box = fc.record({
    left: fc.integer({ min: 0, max: 20 }),
    top: fc.integer({ min: 0, max: 9 }),
    width: fc.integer({ min: 1, max: 10 }),
    height: fc.integer({ min: 1, max: 5 }),
  });
  const whole = painted(31, 15, (x, y) => x * 8 + y);
  fc.assert(
    fc.property(box, (at) => {
      const cut = cutOut(whole, at);
      const mask = cutMask({ width: 31, height: 15, bits: new Uint8Array(31 * 15).map((_, k) => k % 2) }, at);
      for (let y = 0; y < at.height; y++)
        for (let x = 0; x < at.width; x++) {
          expect(greyAt(cut, x, y)).toBe(greyAt(whole, at.left + x, at.top + y));
          expect(mask.bits[y * at.width + x]).toBe(((at.top + y) * 31 + at.left + x) % 2);
        }
    }),
  );
  const mirrored = cutOut(whole, { left: 0, top: 0, width: 31, height: 15 });
  mirrorPicture(mirrored);
  expect(greyAt(mirrored, 0, 3)).toBe(greyAt(whole, 30, 3));
  mirrorPicture(mirrored);
  expect(mirrored).toEqual(whole);
});
