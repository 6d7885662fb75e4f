import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { turned } from '../helpers/mp4Changes.ts';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { test as base } from './host.ts';

const ffmpeg = process.env['SOLEUS_FFMPEG'] ?? 'ffmpeg';

export type Colour = readonly [number, number, number];

/** Four columns in two rows; no two corners alike, so that a turned or mirrored picture is known. */
export const patches: readonly Colour[] = [
  [200, 60, 50],
  [50, 170, 70],
  [40, 70, 190],
  [230, 200, 60],
  [235, 235, 235],
  [120, 120, 120],
  [20, 20, 20],
  [224, 172, 142],
];

/** What a phone writes into its clips, and a clinic must not hand out. */
export const secrets = ['+52.5200+013.4050', 'SecretMaker', 'SecretModel', 'secret comment', '2019-03-04'] as const;

type Source = {
  readonly size: readonly [number, number];
  readonly matrix: 'bt709' | 'smpte170m';
  readonly seconds?: number;
  /** Degrees clockwise by which the picture is to be turned when it is shown. */
  readonly rotation?: 90 | 270;
};

/** A clip whose every frame is the patches, with place, device and date in it. */
function makePatches(folder: string, name: string, { size, matrix, seconds = 1, rotation }: Source): string {
  const [width, height] = size;
  const png = new PNG({ width, height });
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const patch = patches[Math.floor((x * 4) / width) + 4 * Math.floor((y * 2) / height)] as Colour;
      png.data.set([...patch, 255], (y * width + x) * 4);
    }
  const still = join(folder, `${name}.png`);
  writeFileSync(still, PNG.sync.write(png));
  const plain = join(folder, `plain-${name}.mov`);
  const file = join(folder, `${name}.mov`);
  const [place, make, model, comment, date] = secrets;
  execFileSync(ffmpeg, [
    ...['-v', 'error', '-loop', '1', '-framerate', '30', '-t', String(seconds), '-i', still],
    ...['-vf', `scale=out_color_matrix=${matrix}:out_range=tv,format=yuv420p`, '-c:v', 'libx264', '-crf', '6', '-preset', 'ultrafast'],
    ...['-color_range', 'tv', '-colorspace', matrix, '-color_primaries', matrix, '-color_trc', matrix, plain],
  ]);
  execFileSync(ffmpeg, [
    ...['-v', 'error', '-i', plain, '-c', 'copy', '-movflags', 'use_metadata_tags'],
    ...['-metadata', `com.apple.quicktime.location.ISO6709=${place}/`, '-metadata', `location=${place}/`],
    ...['-metadata', `com.apple.quicktime.make=${make}`, '-metadata', `com.apple.quicktime.model=${model}`],
    ...['-metadata', `comment=${comment}`, '-metadata', `creation_time=${date}T05:06:07Z`, file],
  ]);
  return rotation === undefined ? file : turned(file, rotation);
}

export const test = base.extend<{ make: (name: string, source: Source) => string; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-colours-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  make: async ({ folder }, use) => use((name, source) => makePatches(folder, name, source)),
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

/** Imports two clips and compares them, the first one first; ends on the comparison with both painted. */
export async function compareClips(page: Page, first: string, second: string): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await allowVideoUse(page);
  await chooseVideos(page, [first, second]);
  const card = (name: string) => page.getByRole('article', { name: new RegExp(name) });
  const [one, two] = [first, second].map((file) => /([^/]+)\.mov$/.exec(file)?.[1] ?? '') as [string, string];
  for (const name of [one, two]) await expect(card(name)).toBeVisible({ timeout: 90_000 });
  await card(two).getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^With .*${one}`) }).click();
  for (const pane of [0, 1]) await expect(page.getByTestId(`pane-frame-${pane}`)).toHaveText(/Frame/, { timeout: 30_000 });
}

/** Makes a video of every frame once and saves it in the folder. */
export async function madeVideo(page: Page, folder: string, burnIns = false): Promise<string> {
  await page.getByRole('button', { name: 'Save video' }).click();
  await page.getByRole('combobox', { name: 'Speed', exact: true }).click();
  await page.getByRole('option', { name: 'Every frame once' }).click();
  for (const name of ['Clip names, days and frame numbers', 'Time and speed'])
    await page.getByRole('checkbox', { name }).setChecked(burnIns);
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 90_000 }),
    page.getByRole('button', { name: 'Make the video' }).click(),
  ]);
  const file = join(folder, 'made.mp4');
  await download.saveAs(file);
  return file;
}

/** What ffmpeg says of a file: its tags and its streams. */
export const saidOf = (file: string): string =>
  execFileSync('sh', ['-c', `"${ffmpeg}" -hide_banner -i "${file}" -f null - 2>&1`])
    .toString()
    .split('Output #0')[0] ?? '';

/** One frame as ffmpeg decodes it by the file's own tags, turned upright. */
export function frameOf(file: string, folder: string, frame: number): PNG {
  const pattern = join(folder, `frame-${frame}-%d.png`);
  const filter = `select=eq(n\\,${frame}),scale=in_color_matrix=auto:in_range=auto:out_range=pc,format=rgb24`;
  execFileSync(ffmpeg, ['-v', 'error', '-i', file, '-vf', filter, '-fps_mode', 'passthrough', '-y', pattern]);
  const [name = ''] = readdirSync(folder).filter((one) => one.startsWith(`frame-${frame}-`));
  return PNG.sync.read(readFileSync(join(folder, name)));
}

/** Mean colour of the pixels around a place, given in shares of a part of the picture. */
export function colourAt(
  picture: PNG,
  part: { x: number; y: number; width: number; height: number },
  across: number,
  down: number,
): Colour {
  const [x, y] = [Math.round(part.x + across * part.width), Math.round(part.y + down * part.height)];
  const sum = [0, 0, 0];
  const reach = 6;
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++)
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (picture.data[((y + dy) * picture.width + x + dx) * 4 + c] ?? 0);
  const [r, g, b] = sum.map((total) => total / (2 * reach + 1) ** 2);
  return [r ?? 0, g ?? 0, b ?? 0];
}

export const apart = (one: Colour, other: Colour): number => Math.max(...one.map((level, c) => Math.abs(level - (other[c] ?? 0))));
