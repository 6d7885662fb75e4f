import { expect, test } from 'vitest';
import { type Camera, standardCamera } from '#core/runner/camera.ts';
import { film } from '#core/runner/filmed.ts';
import { fresh, strideSeconds } from '#core/runner/params.ts';
import type { Raster } from '#core/runner/raster.ts';
import { paintBelt, paintRoom } from '#core/runner/scene.ts';
import { stillBackground } from '#core/strobe/background.ts';
import { boxAbout, figureOf, type Mask, staysInPlace } from '#core/strobe/figure.ts';
import { merged } from '#core/strobe/merge.ts';
import { newPicture, type Picture } from '#core/strobe/picture.ts';

const fps = 120;
const camera: Camera = { ...standardCamera('right'), width: 640, height: 360, pxPerMetre: 150, origin: { x: 320, y: 310 } };
const take = { fps, frames: 121, view: 'side' as const, startsAt: 0 };

function rgba({ width, height, data }: Raster): Picture {
  const picture = newPicture(width, height);
  for (let at = 0; at < width * height; at++) picture.data.set([...data.subarray(at * 3, at * 3 + 3), 255], at * 4);
  return picture;
}

/** The runner alone: where the film differs from room and belt at the same moment. */
function truth(frame: number): Mask {
  const withRunner = film(fresh, take, camera)(frame).data;
  const empty = paintRoom(camera, 'side');
  paintBelt(empty, camera, 'side', (fresh.speed * frame) / fps + 1000);
  const bits = new Uint8Array(camera.width * camera.height);
  for (let at = 0; at < bits.length; at++)
    bits[at] = [0, 1, 2].some((c) => Math.abs((withRunner[at * 3 + c] as number) - (empty.data[at * 3 + c] as number)) > 4) ? 1 : 0;
  return { width: camera.width, height: camera.height, bits };
}

/** A runner who crosses the picture over the ground: the true figure, `shift` pixels on, before the room of a noisy camera. */
function crossing(frame: number, shift: number): { readonly picture: Picture; readonly mask: Mask } {
  const noisy = rgba(film(fresh, take, camera, { noise: 2 })(frame));
  const room = rgba(paintRoom(camera, 'side'));
  const grain = rgba(film(fresh, take, camera, { noise: 2 })((frame + 60) % 121));
  const clean = rgba(film(fresh, take, camera)((frame + 60) % 121));
  const figure = truth(frame);
  const bits = new Uint8Array(figure.bits.length);
  for (let at = 0; at < bits.length; at++)
    for (let c = 0; c < 3; c++)
      room.data[at * 4 + c] = (room.data[at * 4 + c] as number) + (grain.data[at * 4 + c] as number) - (clean.data[at * 4 + c] as number);
  for (let at = 0; at < bits.length; at++) {
    const x = (at % camera.width) + shift;
    if (figure.bits[at] === 0 || x < 0 || x >= camera.width) continue;
    bits[at + shift] = 1;
    room.data.set(noisy.data.subarray(at * 4, at * 4 + 4), (at + shift) * 4);
  }
  return { picture: room, mask: { ...figure, bits } };
}

const overlap = (a: Uint8Array, b: Uint8Array): number => {
  let [both, either] = [0, 0];
  for (let at = 0; at < a.length; at++) {
    both += (a[at] as number) & (b[at] as number);
    either += (a[at] as number) | (b[at] as number);
  }
  return both / either;
};

test('a runner who crosses the picture is found, and every figure lies where it was', () => {
  const frames = Array.from({ length: 11 }, (_, k) => crossing(k * 10, -250 + k * 50));
  const background = stillBackground(frames.map(({ picture }) => picture) as [Picture, ...Picture[]]);
  const still = rgba(paintRoom(camera, 'side'));
  let off = 0;
  for (let at = 0; at < still.data.length; at++)
    off = Math.max(off, Math.abs((still.data[at] as number) - (background.picture.data[at] as number)));
  // Nothing of the runner is left: the noise alone is off, by its extremes.
  expect(off).toBeLessThan(12);
  const chosen = frames.slice(2, 9);
  const figures = chosen.map(({ picture }) => ({ picture, mask: figureOf(picture, background) }));
  for (const [k, { mask }] of figures.entries())
    expect(overlap(mask.bits, (chosen[k] as (typeof chosen)[0]).mask.bits), `figure ${k}`).toBeGreaterThan(0.85);
  const laid = merged(background.picture, figures, 0).picture;
  // Where exactly one true figure is, the merged picture shows its pixels.
  let [wrong, asked] = [0, 0];
  for (let at = 0; at < camera.width * camera.height; at++) {
    const here = chosen.filter(({ mask }) => mask.bits[at] === 1);
    const [only] = here;
    if (here.length !== 1 || only === undefined) continue;
    asked++;
    if ([0, 1, 2].some((c) => Math.abs((laid.data[at * 4 + c] as number) - (only.picture.data[at * 4 + c] as number)) > 25)) wrong++;
  }
  expect(asked).toBeGreaterThan(20_000);
  expect(wrong / asked).toBeLessThan(0.03);
});

test('on a treadmill the moving limbs are found, the belt is not, and the box holds the runner through the stride', () => {
  const paint = film(fresh, take, camera, { noise: 2 });
  const background = stillBackground(Array.from({ length: 11 }, (_, k) => rgba(paint(5 + k * 11))) as [Picture, ...Picture[]]);
  const stride = Math.round(strideSeconds(fresh) * fps);
  const frames = [0, 1, 2, 3, 4, 5].map((k) => Math.round((k * stride) / 5));
  const masks = frames.map((frame) => figureOf(rgba(paint(frame)), background));
  expect(staysInPlace(masks)).toBe(true);
  const box = boxAbout(masks, 0.06);
  if (box === null) throw new Error('no runner found');
  const limits = { left: 640, right: 0, top: 360, bottom: 0 };
  for (const { bits } of frames.map(truth))
    for (let at = 0; at < bits.length; at++) {
      if (bits[at] === 0) continue;
      limits.left = Math.min(limits.left, at % 640);
      limits.right = Math.max(limits.right, at % 640);
      limits.top = Math.min(limits.top, Math.floor(at / 640));
      limits.bottom = Math.max(limits.bottom, Math.floor(at / 640));
    }
  expect(box.left).toBeLessThanOrEqual(limits.left);
  expect(box.top).toBeLessThanOrEqual(limits.top);
  expect(box.left + box.width).toBeGreaterThan(limits.right);
  expect(box.top + box.height).toBeGreaterThan(limits.bottom);
  // The belt is 3 m long and would fill the picture's width.
  expect(box.width).toBeLessThan(limits.right - limits.left + 60);
});
