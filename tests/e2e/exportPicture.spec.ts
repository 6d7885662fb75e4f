import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { apart, type Colour, colourAt, compareClips, frameOf, madeVideo, patches, saidOf, secrets, test } from './colourClips.ts';
import { expect } from './host.ts';

/** Levels of 255 by which a patch of a video may differ from what was filmed: rounding to 4:2:0 twice, and the encoder. */
const tolerance = 3;
/**
 * The same of a picture, which is made of the pixels on screen: the browser's own conversion of BT.709 takes blue with a factor of 2.00 for 2.11 where
 * there is no graphics card, 8 levels at the strongest blue of the patches; red and green are exact.
 */
const stillTolerance = 8;

const patchPlace = (i: number): readonly [number, number] => [((i % 4) + 0.5) / 4, (Math.floor(i / 4) + 0.5) / 2];

test('colours leave as they were filmed, in BT.709 and from BT.601, and nothing of place, device or date goes along', async ({
  page,
  make,
  folder,
}) => {
  test.setTimeout(180_000);
  const high = make('high', { size: [1280, 720], matrix: 'bt709' });
  const standard = make('standard', { size: [640, 480], matrix: 'smpte170m' });
  for (const source of [high, standard]) {
    expect(saidOf(source), 'the source holds what must not leave').toContain('SecretMaker');
    expect(
      apart(colourAt(frameOf(source, folder, 0), whole(frameOf(source, folder, 0)), ...patchPlace(0)), patches[0] as Colour),
    ).toBeLessThanOrEqual(tolerance);
  }
  await compareClips(page, high, standard);
  const video = await madeVideo(page, folder);
  expect(saidOf(video)).toMatch(/Video: h264 .*yuv420p\(tv, bt709[,)]/);
  const bytes = readFileSync(video).toString('latin1');
  for (const secret of secrets) expect(bytes, secret).not.toContain(secret);
  expect(saidOf(video)).not.toMatch(/location|make|model|comment|2019/i);

  const frame = frameOf(video, folder, 12);
  expect([frame.width, frame.height]).toEqual([1920, 538]);
  // Both as high as the wide one is in its half; 4:3 stands in the middle of its half.
  const half = (1920 - 8) / 2;
  const scale = half / 1280;
  const parts = [
    { x: 0, y: (538 - 720 * scale) / 2, width: half, height: 720 * scale },
    { x: half + 8 + (half - 720 * scale * (4 / 3)) / 2, y: (538 - 720 * scale) / 2, width: 720 * scale * (4 / 3), height: 720 * scale },
  ];
  for (const [clip, part] of parts.entries())
    for (const [i, patch] of patches.entries()) {
      const seen = colourAt(frame, part, ...patchPlace(i));
      expect(apart(seen, patch), `patch ${i} of clip ${clip}: ${seen} for ${patch}`).toBeLessThanOrEqual(tolerance);
    }

  await page.keyboard.press('Escape');
  const [still] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save picture' }).click()]);
  await still.saveAs(join(folder, 'still.png'));
  const png = readFileSync(join(folder, 'still.png'));
  for (const secret of secrets) expect(png.toString('latin1'), secret).not.toContain(secret);
  expect(chunksOf(png).filter((name) => !['IHDR', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'sBIT'].includes(name))).toEqual([]);
  const picture = PNG.sync.read(png);
  for (const [i, patch] of patches.entries())
    expect(apart(colourAt(picture, { x: 0, y: 0, width: 1280, height: 720 }, ...patchPlace(i)), patch), `patch ${i}`).toBeLessThanOrEqual(
      stillTolerance,
    );
});

test('clips that were held upright leave upright, and a mirrored one mirrored', async ({ page, make, folder }) => {
  test.setTimeout(180_000);
  const left = make('left', { size: [640, 360], matrix: 'bt709', rotation: 90 });
  const right = make('right', { size: [640, 360], matrix: 'bt709', rotation: 270 });
  const upright = [left, right].map((file, i) => {
    const frame = frameOf(file, folder, i);
    expect([frame.width, frame.height], 'ffmpeg turns the source').toEqual([360, 640]);
    return frame;
  });
  expect(
    apart(
      colourAt(upright[0] as PNG, whole(upright[0] as PNG), 0.25, 0.1),
      colourAt(upright[1] as PNG, whole(upright[1] as PNG), 0.25, 0.1),
    ),
  ).toBeGreaterThan(60);
  await compareClips(page, left, right);
  await page.getByRole('button', { name: /^Mirror .*right/ }).click();
  await expect(page.getByText('mirrored', { exact: false }).first()).toBeVisible();
  const frame = frameOf(await madeVideo(page, folder), folder, 12);
  expect([frame.width, frame.height]).toEqual([728, 640]);
  for (const [clip, source] of upright.entries())
    for (let i = 0; i < 8; i++) {
      const [down, across] = patchPlace(i);
      const seen = colourAt(frame, { x: clip * 368, y: 0, width: 360, height: 640 }, across, down);
      const filmed = colourAt(source, whole(source), clip === 1 ? 1 - across : across, down);
      expect(apart(seen, filmed), `clip ${clip}, ${across} across, ${down} down: ${seen} for ${filmed}`).toBeLessThanOrEqual(tolerance);
    }
});

const whole = ({ width, height }: PNG) => ({ x: 0, y: 0, width, height });

/** Names of a PNG's chunks. */
function chunksOf(png: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}
