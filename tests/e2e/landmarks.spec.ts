import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { GaitTake } from '#core/domain/gaitTake.ts';
import type { Px } from '#core/domain/units.ts';
import { placeToPx } from '#core/runner/camera.ts';
import { fresh } from '#core/runner/params.ts';
import { eventsOf, type Take, truthOf } from '#core/runner/truth.ts';
import { clipCamera, makeRunnerClip, type RunnerClip } from '../helpers/runnerClip.ts';
import { flaws } from './accessible.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { test as base } from './host.ts';

const clip: RunnerClip = { runner: fresh, fps: 60, frames: 366 };
const take: Take = { fps: clip.fps, frames: clip.frames, view: 'side', startsAt: 0 };
/** Frames of the near leg's contacts, as they truly are. */
const contacts = eventsOf(fresh, take)
  .filter(({ kind, side }) => kind === 'initial-contact' && side === 'left')
  .map(({ frame }) => frame);
const order = ['hip', 'knee', 'ankle', 'heel', 'toe'] as const;
type Point = (typeof order)[number];

/** Where the near leg's landmarks truly are, in frame pixels. */
function placesOn(frame: number): Readonly<Record<Point, Px>> {
  const { trochanter, knee, malleolus, heel, fifthMetatarsal } = truthOf(fresh, take, frame).pose.legs.left;
  const at = (place: typeof knee): Px => placeToPx(clipCamera, 'side', place);
  return { hip: at(trochanter), knee: at(knee), ankle: at(malleolus), heel: at(heel), toe: at(fifthMetatarsal) };
}
const kneeOn = (frame: number): number => truthOf(fresh, take, frame).pose.angles.left.kneeFlexion;

const test = base.extend<object, { films: { readonly run: string; readonly still: string } }>({
  films: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'soleus-landmarks-'));
      await use({
        run: await makeRunnerClip(join(folder, 'treadmill side.mp4'), clip),
        still: await makeRunnerClip(join(folder, 'standing side.mp4'), { ...clip, frames: 24 }),
      });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

const card = (page: Page, name: string) => page.getByRole('article', { name: new RegExp(name) });
const panel = (page: Page) => page.getByRole('region', { name: 'Gait events' });
const banner = (page: Page) => page.getByTestId('pointing');
const sets = (page: Page) => page.locator('[data-shape="landmarks"]');
const written = (page: Page, call = 'apply') => page.waitForResponse((answer) => answer.url().endsWith(`/call/review.${call}`));
const isOn = (page: Page, frame: number) => expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));

async function openClip(page: Page, name: string): Promise<void> {
  await card(page, name).getByRole('link').first().click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^\d+ of/, { timeout: 30_000 });
}

/** A patient whose runner was filmed at 3 m/s; ends on the clip, its rate confirmed. */
async function openFilm(page: Page, films: readonly string[]): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await chooseVideos(page, films);
  await expect(card(page, 'treadmill side')).toBeVisible({ timeout: 60_000 });
  await card(page, 'treadmill side').getByLabel('Speed (m/s)').fill('3');
  await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/call/recordings.update') && answer.ok()),
    card(page, 'treadmill side').getByLabel('Speed (m/s)').press('Tab'),
  ]);
  await openClip(page, 'treadmill side');
  await Promise.all([
    page.waitForResponse((answer) => answer.url().includes('/call/recordings.') && answer.ok()),
    page.getByRole('button', { name: /^Yes, 60/ }).click(),
  ]);
}

async function go(page: Page, frame: number): Promise<void> {
  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill(String(frame));
  await page.keyboard.press('Enter');
  await isOn(page, frame);
  await expect(page.getByLabel('Frame or time')).toBeHidden();
}

async function markContacts(page: Page, frames: readonly number[]): Promise<void> {
  await page.keyboard.press('Shift+E');
  for (const frame of frames) {
    await go(page, frame);
    await Promise.all([written(page), page.keyboard.press('1')]);
  }
}

async function clickAt(page: Page, { x, y }: Px): Promise<void> {
  const box = await page.getByTestId('picture').boundingBox();
  if (box === null) throw new Error('no picture on screen');
  await page.mouse.click(box.x + (x / clipCamera.width) * box.width, box.y + (y / clipCamera.height) * box.height);
}

/** Clicks the landmarks that are asked for, where they truly are, shifted by so many pixels. */
async function pointByMouse(page: Page, frame: number, names: readonly Point[] = order, shift = 0): Promise<void> {
  const places = placesOn(frame);
  for (const name of names.slice(0, -1)) {
    await expect(banner(page).locator(`[data-next-landmark="${name}"]`)).toBeVisible();
    await clickAt(page, { x: places[name].x + shift, y: places[name].y });
  }
  const last = names.at(-1) ?? 'toe';
  await expect(banner(page).locator(`[data-next-landmark="${last}"]`)).toBeVisible();
  await Promise.all([written(page), clickAt(page, { x: places[last].x + shift, y: places[last].y })]);
  await expect(banner(page)).toBeHidden();
}

/** Nudges the keyboard's cross from where it stands to a place, to the pixel, and puts the point. */
async function nudgeTo(page: Page, { x, y }: Px): Promise<void> {
  const at = await page.getByTestId('key-cursor').locator('path').first().getAttribute('d');
  const [, left, cy, right] = /^M(-?[\d.]+) (-?[\d.]+)H(-?[\d.]+)/.exec(at ?? '') ?? [];
  const [dx, dy] = [Math.round(x - (Number(left) + Number(right)) / 2), Math.round(y - Number(cy))];
  for (let i = 0; i < Math.abs(dx); i++) await page.keyboard.press(dx > 0 ? 'ArrowRight' : 'ArrowLeft');
  for (let i = 0; i < Math.abs(dy); i++) await page.keyboard.press(dy > 0 ? 'ArrowDown' : 'ArrowUp');
}

const cell = (page: Page, metric: string, leg: 'left' | 'right') =>
  panel(page).locator(`[data-testid="kinematics"] [data-metric="${metric}"] [data-leg="${leg}"]`);
async function figure(page: Page, metric: string): Promise<{ readonly value: number; readonly sigma: number; readonly n: number }> {
  const words = (await cell(page, metric, 'left').textContent()) ?? '';
  const [, value, sigma] = /(−?[\d.]+) ± ([\d.]+)/.exec(words) ?? [];
  return { value: Number(value?.replace('−', '-')), sigma: Number(sigma), n: Number(/n (\d+)/.exec(words)?.[1]) };
}

/** What the application itself gives for the clip. */
async function takeOf(page: Page): Promise<GaitTake> {
  const href = await page.locator('a[href*="/visits/"]').first().getAttribute('href');
  const visitId = /visits\/([0-9a-f-]+)/.exec(href ?? '')?.[1];
  const answer = (await page.evaluate(async (id) => {
    const response = await fetch('/call/gait.takesOfVisit', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ visitId: id }),
    });
    return response.json();
  }, visitId)) as { readonly ok: true; readonly value: readonly GaitTake[] };
  const found = answer.value.find(({ title }) => title.startsWith('treadmill side'));
  if (found === undefined) throw new Error('the clip has no take');
  return found;
}

/** '17.4 ± 0.4' of the application's list, to hold against the screen. */
async function given(page: Page, metric: string): Promise<string> {
  const result = (await takeOf(page)).metrics.find(({ id, side }) => id === metric && side === 'left')?.result;
  return result?.ok === true ? `${result.value.toFixed(1).replace('-', '−')} ± ${result.uncertainty.toFixed(1)}` : 'refused';
}

test('seven contacts by mouse and one by keyboard become the knee’s angle; the far leg is refused; the table is what the application gives', async ({
  page,
  films,
}) => {
  const marked = contacts.slice(0, 8);
  expect(marked).toHaveLength(8);
  await openFilm(page, [films.run]);
  await markContacts(page, marked);
  await go(page, marked.at(-1) ?? 0);

  for (const frame of marked.slice(0, 7)) {
    await page.keyboard.press('Alt+b');
    await isOn(page, frame);
    await expect(banner(page)).toContainText('Left initial contact');
    await expect(banner(page)).toContainText('Left hip');
    await pointByMouse(page, frame);
    await expect(sets(page)).toHaveCount(1);
  }
  expect(await figure(page, 'knee-flexion-contact')).toMatchObject({ n: 7 });

  // By keyboard the cross stands where each landmark lay on the last step: nudge and Enter.
  const last = marked[7] ?? 0;
  await page.keyboard.press('Alt+b');
  await isOn(page, last);
  await expect(page.locator('[data-ghost]')).toHaveCount(5);
  for (const name of order) {
    await expect(banner(page).locator(`[data-next-landmark="${name}"]`)).toBeVisible();
    await nudgeTo(page, placesOn(last)[name]);
    await page.keyboard.press('Enter');
  }
  await expect(sets(page)).toHaveCount(1);
  await expect(banner(page)).toBeHidden();
  await expect(panel(page).getByText('Every marked event of this kind has its landmarks.')).toBeVisible();

  await expect.poll(async () => (await figure(page, 'knee-flexion-contact')).n).toBe(8);
  const knee = await figure(page, 'knee-flexion-contact');
  const truth = marked.reduce((sum, frame) => sum + kneeOn(frame), 0) / marked.length;
  expect(Math.abs(knee.value - truth)).toBeLessThan(knee.sigma);
  await expect(cell(page, 'knee-flexion-contact', 'right')).toHaveText('far leg');
  await expect(panel(page)).toContainText('The far leg is hidden at times: film the other side.');
  await expect(panel(page).locator('[data-within="knee-flexion-contact"]')).toHaveText(
    'May be up to 5.0° off: the event lies up to a frame earlier.',
  );
  await expect(cell(page, 'foot-inclination', 'left')).toContainText('standing angle not taken off');
  await expect(cell(page, 'foot-inclination', 'left')).toContainText('Rearfoot strike, sure');
  await expect(panel(page).locator('[data-metric="overstride"]')).toHaveText(/the clip has no scale/);
  for (const metric of ['knee-flexion-contact', 'tibia-inclination', 'foot-inclination'])
    await expect(cell(page, metric, 'left')).toContainText(await given(page, metric));

  // Each number is a way back to its frames.
  await cell(page, 'knee-flexion-contact', 'left').getByRole('button').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Frame ${marked[2]} ·` })
    .click();
  await isOn(page, marked[2] ?? 0);
  await page.keyboard.press('Escape');

  // On a frame of the far leg's contact there is nothing to point at, and that is said.
  const far = eventsOf(fresh, take).find(({ kind, side }) => kind === 'initial-contact' && side === 'right')?.frame ?? 0;
  await go(page, far);
  await Promise.all([written(page), page.keyboard.press('6')]);
  await go(page, far);
  await expect(panel(page).locator('[data-nothing="far-leg"]')).toBeVisible();
  await page.keyboard.press('b');
  await expect(banner(page)).toBeHidden();
  expect(await flaws(page)).toEqual([]);

  // What others measured stands beside the cadence in grey, in words too, because the belt's speed is theirs.
  await panel(page).getByText('Events', { exact: true }).click();
  await expect(panel(page).getByRole('img', { name: /Others, mean ± 2 SD: 155 to 188.*No target/ })).toBeVisible();
  expect(await flaws(page)).toEqual([]);
});

test('pointing again replaces, what cannot be seen is left out, undo takes back one set, and what is doubled is told', async ({
  page,
  films,
}) => {
  const [first, second] = [contacts[0] ?? 0, contacts[1] ?? 0];
  await openFilm(page, [films.run]);
  await markContacts(page, [first, second]);
  await go(page, first);
  await page.keyboard.press('b');
  await pointByMouse(page, first);
  const tibia = (await figure(page, 'tibia-inclination')).value;

  // Again, the knee put elsewhere: one set still.
  await expect(panel(page)).toContainText('pointing again replaces them');
  await page.keyboard.press('b');
  const places = placesOn(first);
  await clickAt(page, places.hip);
  await clickAt(page, { x: places.knee.x + 12, y: places.knee.y });
  for (const name of ['ankle', 'heel'] as const) await clickAt(page, places[name]);
  await Promise.all([written(page), clickAt(page, places.toe)]);
  await expect(sets(page)).toHaveCount(1);
  await expect.poll(async () => Math.abs((await figure(page, 'tibia-inclination')).value - tibia)).toBeGreaterThan(3);
  expect((await figure(page, 'tibia-inclination')).n).toBe(1);
  await Promise.all([written(page, 'undo'), page.keyboard.press('Control+z')]);
  await expect(sets(page)).toHaveCount(1);
  await expect.poll(async () => (await figure(page, 'tibia-inclination')).value).toBeCloseTo(tibia, 6);

  // Hip and toe hidden: what needs them waits, the tibia does not.
  await page.keyboard.press('Alt+b');
  await isOn(page, second);
  await page.keyboard.press('h');
  for (const name of ['knee', 'ankle'] as const) await clickAt(page, placesOn(second)[name]);
  await clickAt(page, placesOn(second).heel);
  await expect(banner(page)).toContainText('Left toe');
  await Promise.all([
    written(page),
    banner(page)
      .getByRole('button', { name: /Cannot be seen/ })
      .click(),
  ]);
  await expect.poll(async () => (await figure(page, 'tibia-inclination')).n).toBe(2);
  expect((await figure(page, 'knee-flexion-contact')).n).toBe(1);
  const fields = page.getByRole('region', { name: 'Drawing' });
  await expect(fields.getByTestId('landmark-measures')).toContainText('Not pointed at: left hip, left toe');
  await expect(fields.locator('[data-measures="knee-flexion-contact"]')).toContainText('needs left hip');
  await expect(page.locator('[data-point="knee"]').filter({ visible: true })).toHaveText('Left knee');

  // Whose landmarks these are can be changed, and undone.
  await fields.getByRole('combobox', { name: 'Moment' }).click();
  await Promise.all([written(page), page.getByRole('option', { name: 'Midstance', exact: true }).click()]);
  await expect.poll(async () => (await figure(page, 'tibia-inclination')).n).toBe(1);
  await Promise.all([written(page, 'undo'), page.getByRole('button', { name: 'Undo: Change landmarks' }).click()]);
  await expect.poll(async () => (await figure(page, 'tibia-inclination')).n).toBe(2);

  // A set that is begun on one frame is not ended on another.
  await go(page, first);
  await page.keyboard.press('b');
  await clickAt(page, places.hip);
  await page.keyboard.press('.');
  await isOn(page, first + 1);
  await expect(banner(page)).toContainText(`These landmarks belong to frame ${first}.`);
  await clickAt(page, places.knee);
  await expect(banner(page)).toContainText('Left knee');
  await banner(page)
    .getByRole('button', { name: `Back to frame ${first}` })
    .click();
  await isOn(page, first);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(banner(page)).toBeHidden();

  // The same contact once more, two frames on: told, gone to and removed.
  await go(page, first + 2);
  await panel(page).getByRole('combobox', { name: 'Moment' }).click();
  await page.getByRole('option', { name: 'Initial contact', exact: true }).click();
  await page.keyboard.press('b');
  await pointByMouse(page, first + 2);
  const problem = panel(page).locator(`[data-doubled="${first + 2}"]`);
  await expect(problem).toContainText('follows other landmarks of this leg too closely');
  expect((await figure(page, 'tibia-inclination')).n).toBe(2);
  await go(page, second);
  await problem.click();
  await isOn(page, first + 2);
  await Promise.all([written(page), page.keyboard.press('Delete')]);
  await expect(problem).toHaveCount(0);

  // A copy would be a measurement that nobody made.
  await go(page, first);
  await clickAt(page, places.hip);
  await page.keyboard.press('Control+c');
  await expect(page.getByText('Landmarks are not copied')).toBeVisible();
  await go(page, first + 6);
  await page.keyboard.press('Control+v');
  await expect(sets(page)).toHaveCount(0);
});

test('the standing angle is taken from another clip of the visit, as the application takes it; landmarks stay on their own clip in a comparison', async ({
  page,
  films,
}) => {
  const [first] = contacts;
  await openFilm(page, [films.run, films.still]);
  await markContacts(page, [first ?? 0]);
  await page.keyboard.press('b');
  await isOn(page, first ?? 0);
  await pointByMouse(page, first ?? 0);
  await expect(cell(page, 'foot-inclination', 'left')).toContainText('standing angle not taken off');
  await expect(cell(page, 'foot-inclination', 'left')).toContainText(await given(page, 'foot-inclination'));

  await page.goBack();
  await openClip(page, 'standing side');
  await page.keyboard.press('Shift+E');
  await panel(page).getByText('Landmarks', { exact: true }).click();
  await panel(page).getByRole('combobox', { name: 'Moment' }).click();
  await page.getByRole('option', { name: 'Standing still' }).click();
  await panel(page)
    .getByRole('button', { name: /^Point at them/ })
    .click();
  await pointByMouse(page, 0, ['knee', 'ankle', 'heel', 'toe']);
  await expect(panel(page).getByTestId('landmarks-here')).toContainText('Standing still, left leg');

  await page.goBack();
  await openClip(page, 'treadmill side');
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await expect(cell(page, 'foot-inclination', 'left')).toContainText('standing angle taken off');
  await expect(cell(page, 'foot-inclination', 'left')).toContainText(await given(page, 'foot-inclination'));

  // Beside each other neither gives its landmarks to the other.
  await page.goBack();
  await card(page, 'treadmill side').getByRole('button', { name: 'Compare' }).click();
  await page.getByRole('menuitem', { name: /^With .*standing/ }).click();
  const pictures = page.getByTestId('picture');
  await expect(pictures).toHaveCount(2, { timeout: 30_000 });
  await expect(sets(page)).toHaveCount(2);
  const box = await pictures.first().boundingBox();
  if (box === null) throw new Error('no picture on screen');
  const { knee } = placesOn(first ?? 0);
  await page.mouse.click(box.x + (knee.x / clipCamera.width) * box.width, box.y + (knee.y / clipCamera.height) * box.height);
  await expect(page.locator('[data-shape="landmarks"][data-selected]')).toHaveCount(1);
  await page.keyboard.press('Control+b');
  await expect(page.getByText('Landmarks are not copied')).toBeVisible();
  await expect(sets(page)).toHaveCount(2);
});
