import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fresh, strideSeconds } from '#core/runner/params.ts';
import { type EventTruth, eventsOf } from '#core/runner/truth.ts';
import { makeRunnerClip, type RunnerClip } from '../helpers/runnerClip.ts';
import { flaws } from './accessible.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { test as base } from './host.ts';

const clip: RunnerClip = { runner: fresh, fps: 60, frames: 366 };
/** Contacts and toe-offs as they truly are, in order, from the first contact on. */
const truth: readonly EventTruth[] = eventsOf(fresh, { fps: clip.fps, frames: clip.frames, view: 'side', startsAt: 0 })
  .filter(({ kind }) => kind !== 'midstance')
  .toSorted((a, b) => a.frame - b.frame);

const test = base.extend<{ film: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  film: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-gait-'));
    await use(await makeRunnerClip(join(folder, 'treadmill side.mp4'), clip));
    rmSync(folder, { recursive: true, force: true });
  },
});

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

async function openFilm(page: Page, film: string): Promise<void> {
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await chooseVideos(page, [film]);
  const card = page.getByRole('article', { name: /treadmill side/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole('link').first().click();
  await expect(page.getByTestId('frame-number')).toHaveText(/^0 of/, { timeout: 30_000 });
}

const frameOf = async (page: Page): Promise<number> => Number.parseInt((await page.getByTestId('frame-number').textContent()) ?? '', 10);

async function confirmRate(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Yes, 60/ }).click();
  await expect(page.getByText('confirm the camera’s rate first')).toHaveCount(0);
}

test('ten strides of both legs become a table: look, nudge, press, with at most eight keys a stride', async ({ page, film }) => {
  await openFilm(page, film);
  await page.keyboard.press('Shift+E');
  const panel = page.getByRole('region', { name: 'Gait events' });
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const [first] = truth;
  if (first === undefined) throw new Error('the runner never lands');
  for (const event of truth) {
    // Where the program has jumped to, the clinician looks and nudges.
    for (let at = await frameOf(page); at !== event.frame; at += Math.sign(event.frame - at)) {
      await press(event.frame > at ? 'ArrowRight' : 'ArrowLeft');
      await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${at + Math.sign(event.frame - at)} of`));
    }
    await expect(panel.getByTestId('next-event')).toContainText(
      `${event.side === 'left' ? 'Left' : 'Right'} ${event.kind === 'toe-off' ? 'toe-off' : 'initial contact'}`,
    );
    await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/call/review.apply')), press('n')]);
    await expect(page.locator(`[data-event="${event.kind}"][data-side="${event.side}"][data-frame="${event.frame}"]`)).toHaveCount(1);
  }
  const strides = truth.filter(({ kind, side }) => kind === 'initial-contact' && side === 'left').length - 1;
  expect(strides).toBeGreaterThanOrEqual(7);
  expect(keys / strides).toBeLessThanOrEqual(8);
  await expect(panel.locator('[data-issue]')).toHaveCount(0);

  // No time without the camera's rate.
  await expect(panel.locator('[data-metric="cadence"]')).toContainText('confirm the camera’s rate first');
  await confirmRate(page);
  const figure = async (metric: string, column = 0) => {
    const words = (await panel.locator(`[data-metric="${metric}"] td`).nth(column).locator('strong').textContent()) ?? '';
    const [, value, sigma] = /^(−?[\d.]+) ± ([\d.]+)/.exec(words) ?? [];
    return { value: Number(value?.replace('−', '-')), sigma: Number(sigma) };
  };
  const cadence = await figure('cadence');
  expect(Math.abs(cadence.value - fresh.cadence)).toBeLessThan(2 * cadence.sigma + 0.05);
  for (const column of [0, 1]) {
    const contact = await figure('contact-time', column);
    expect(Math.abs(contact.value - 1000 * fresh.dutyFactor * strideSeconds(fresh))).toBeLessThan(2 * contact.sigma + 1);
  }
  await expect(panel.locator('[data-metric="contact-time-asymmetry"]')).toContainText('positive: left is greater');
  await expect(panel.locator('[data-metric="stride-length"]')).toContainText('give the belt’s speed first');
  expect(await flaws(page)).toEqual([]);
});

test('an event is moved by key and by hand, removed, undone, and an impossible order says why', async ({ page, film }) => {
  await openFilm(page, film);
  await page.keyboard.press('Shift+E');
  const marked = (kind: string, frame: number) => page.locator(`[data-event="${kind}"][data-frame="${frame}"]`);
  const kept = () => page.waitForResponse((answer) => answer.url().endsWith('/call/review.apply'));
  const press = (key: string) => Promise.all([kept(), page.keyboard.press(key)]);
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('frame-number')).toHaveText(/^10 of/);
  await press('1');
  await expect(marked('initial-contact', 10)).toHaveCount(1);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(page.getByTestId('frame-number')).toHaveText(/^10 of/);
  await press('Alt+Shift+ArrowRight');
  await expect(marked('initial-contact', 11)).toHaveCount(1);
  await expect(page.getByTestId('frame-number')).toHaveText(/^11 of/);

  const place = await marked('initial-contact', 11).boundingBox();
  if (place === null) throw new Error('the mark is not on screen');
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(place.x + 120, place.y + place.height / 2, { steps: 5 });
  await Promise.all([kept(), page.mouse.up()]);
  await expect(marked('initial-contact', 11)).toHaveCount(0);
  const moved = Number(await page.locator('[data-event="initial-contact"]').getAttribute('data-frame'));
  expect(moved).toBeGreaterThan(20);

  // A second contact of the foot, and then a toe-off twice.
  const go = async (frame: number) => {
    await page.keyboard.press('g');
    await page.getByLabel('Frame or time').fill(String(frame));
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${frame} of`));
    await expect(page.getByLabel('Frame or time')).toBeHidden();
  };
  await go(moved + 14);
  await press('5');
  await go(moved + 20);
  await press('5');
  await expect(page.locator('[data-issue="double-toe-off"]')).toContainText(
    `Left toe-off, frame ${moved + 20} follows another toe-off of this foot without a contact between.`,
  );
  await page.locator('[data-issue="double-toe-off"]').click();
  await expect(page.getByTestId('frame-number')).toHaveText(new RegExp(`^${moved + 20} of`));
  await press('Shift+Delete');
  await expect(page.locator('[data-issue]')).toHaveCount(0);
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/call/review.undo')), page.keyboard.press('Control+z')]);
  await expect(page.locator('[data-issue="double-toe-off"]')).toHaveCount(1);
});
