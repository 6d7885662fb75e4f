import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { haveSharedClips, sharedClip } from '../helpers/sharedClips.ts';
import { hasPoppler, picturesIn, textOf } from '../media/poppler.ts';
import { addPatientWithVisit, allowVideoUse, allSaved } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { expect, test } from './host.ts';

type Place = readonly [number, number];
type Job = {
  readonly clip: string;
  readonly size: Place;
  readonly frame: number;
  readonly hip: Place;
  readonly knee: Place;
  readonly ankle: Place;
};

/** A real clip with its reference landmarks where the folder is there, else a generated clip and three places on it. */
async function jobFor(folder: string): Promise<Job> {
  const frame = 45;
  if (!haveSharedClips) {
    process.stderr.write('The folder of real clips is not there: the main job runs on a generated clip.\n');
    const clip = await makeNumberedClip({ file: join(folder, 'male_side.mp4'), frames: 90, width: 720, height: 1280, fps: 30 });
    return { clip, size: [720, 1280], frame, hip: [340, 600], knee: [300, 820], ankle: [380, 1020] };
  }
  const { keypoint_names: names, frames } = JSON.parse(readFileSync(sharedClip('treadmill_side/male_side.pose.json'), 'utf8')) as {
    keypoint_names: string[];
    frames: [number, number, number][][];
  };
  const at = (name: string): Place => {
    const [x = 0, y = 0] = frames[frame]?.[names.indexOf(name)] ?? [];
    return [Math.round(x), Math.round(y)];
  };
  return {
    clip: sharedClip('treadmill_side/male_side.mp4'),
    size: [720, 1280],
    frame,
    hip: at('l_hip'),
    knee: at('l_knee'),
    ankle: at('l_ankle'),
  };
}

const interiorAngle = ([hx, hy]: Place, [kx, ky]: Place, [ax, ay]: Place): number => {
  const turn = Math.atan2(hy - ky, hx - kx) - Math.atan2(ay - ky, ax - kx);
  const degrees = Math.abs((turn * 180) / Math.PI);
  return degrees > 180 ? 360 - degrees : degrees;
};

async function clickPicture(page: Page, [width, height]: Place, [x, y]: Place): Promise<void> {
  const box = await page.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture on screen');
  await page.mouse.click(box.x + ((x + 0.5) / width) * box.width, box.y + ((y + 0.5) / height) * box.height);
}

test('from the clip to the printed report: import, step, measure a knee angle, keep a key image, print', async ({ page, host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
  const folder = mkdtempSync(join(tmpdir(), 'soleus-main-job-'));
  const { clip, size, frame, hip, knee, ankle } = await jobFor(folder);
  await addPatientWithVisit(page, { family: 'Sample-Okonkwo', given: 'Ngozi', born: '12.4.1991' });
  await allowVideoUse(page);
  await chooseVideos(page, [clip]);
  const card = page.getByRole('article', { name: /male_side/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole('link').first().click();

  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/);
  await page.getByRole('button', { name: /^Yes/ }).click();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('frame-number')).toHaveText(/^2 of/);
  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill(String(frame));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Frame or time')).toBeHidden();
  await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
  await expect(page.getByTestId('true-time')).toContainText('1.5000 s');

  await page.getByRole('button', { name: 'Angle at a joint' }).click();
  for (const place of [knee, hip, ankle]) await clickPicture(page, size, place);
  const shown = Number.parseFloat((await page.getByTestId('value').textContent()) ?? '');
  expect(Math.abs(shown - interiorAngle(hip, knee, ankle))).toBeLessThan(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('button', { name: `Initial contact, left · frame ${frame}` })).toBeVisible();

  await page.goBack();
  await expect(page.getByText(/Angle/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Make report' }).click();
  await page.getByLabel('Findings', { exact: true }).fill('Knee well flexed in midstance.');
  await allSaved(page);
  await expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  await expect(page.locator('[data-report="1"]')).toBeVisible({ timeout: 60_000 });
  rmSync(folder, { recursive: true, force: true });
  if (!hasPoppler) return;
  const pdf = await keptPdf(page);
  const text = textOf(pdf).join(' ');
  expect(text).toContain('Ngozi Sample-Okonkwo');
  expect(text).toContain('Initial contact, left');
  expect(text).toContain('Knee well flexed in midstance.');
  expect(text).toContain(shown.toFixed(1));
  expect(text).toMatch(/30 frames/);
  expect(picturesIn(pdf)).toBe(1);
});

/** The visit's newest kept report. */
async function keptPdf(page: Page): Promise<Buffer> {
  const visitId = /visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const bytes = await page.evaluate(async (id) => {
    const headers = { 'content-type': 'application/json' };
    const listed = (await (
      await fetch('/call/reports.list', { method: 'POST', headers, body: JSON.stringify({ visitId: id }) })
    ).json()) as {
      value: { id: string }[];
    };
    return [...new Uint8Array(await (await fetch(`/media/report-${listed.value[0]?.id}`)).arrayBuffer())];
  }, visitId);
  return Buffer.from(bytes);
}
