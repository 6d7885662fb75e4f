import type { Page } from '@playwright/test';
import { flaws } from './accessible.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { card } from './compareClips.ts';
import { call, clipOf, markStrides, type TakeName, test } from './gaitRecords.ts';
import { expect } from './host.ts';

async function importClips(page: Page, films: Readonly<Record<TakeName, string>>, names: readonly TakeName[]): Promise<void> {
  await chooseVideos(
    page,
    names.map((name) => films[name]),
  );
  for (const name of names) await expect(card(page, name)).toBeVisible({ timeout: 60_000 });
}

const row = (page: Page, name: string) => page.locator(`[data-row="${name}"]`);
const hint = (page: Page) => page.locator('[data-hint="fatigue"]');

test('fresh against fatigued in one press: changed, within error and not comparable with the reason, kept for the report', async ({
  page,
  films,
}) => {
  test.setTimeout(180_000);
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await importClips(page, films, ['fresh', 'tired']);
  const section = page.getByRole('region', { name: 'Differences' });
  await expect(section).toContainText('Say on the cards of two clips');
  await expect(page.getByRole('region', { name: 'Suggestions' })).toContainText('Nothing to suggest.');
  await markStrides(page, 'fresh');
  await markStrides(page, 'tired');

  // How the runner ran is said on the cards, by keyboard.
  for (const [name, value] of [
    ['fresh', 'Fresh'],
    ['tired', 'Fatigued'],
  ] as const) {
    await card(page, name).getByRole('combobox', { name: 'Fatigue' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('option', { name: value, exact: true })).toBeVisible();
    const chosen = page.getByRole('option', { name: value, exact: true }).and(page.locator('[data-combobox-selected]'));
    await expect(async () => {
      await page.keyboard.press('ArrowDown');
      await expect(chosen).toHaveCount(1, { timeout: 300 });
    }).toPass();
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/call/recordings.update') && response.ok()),
      page.keyboard.press('Enter'),
    ]);
    await expect(card(page, name).getByRole('combobox', { name: 'Fatigue' })).toHaveValue(value);
  }
  await page.getByRole('button', { name: 'Fresh against fatigued, left side' }).click();

  await expect(page.getByRole('region', { name: 'Clip A' })).toContainText('left side · 3 m/s · 120 frames/s · fresh');
  await expect(page.getByRole('region', { name: 'Clip B' })).toContainText('left side · 3 m/s · 120 frames/s · fatigued');
  const meant = page.getByRole('checkbox', { name: 'Fatigue: fresh against fatigued' });
  await expect(meant).toBeChecked();
  await expect(page.locator('[data-circumstance="other-fatigue"]')).toContainText('That is what is compared.');
  await expect(row(page, 'cadence both')).toHaveAttribute('data-verdict', 'changed');
  await expect(row(page, 'cadence both')).toContainText(/171\.9 ± .* steps\/min.*163\.8 ± .*−8\.0 steps\/min.*changed/);
  await expect(row(page, 'duty-factor left')).toContainText('within error');
  await expect(page.getByRole('list', { name: 'Where the smallest changes come from' })).toContainText('calculated');

  // Not meant, the fatigue stands in the way; the numbers stay.
  await meant.uncheck();
  await expect(row(page, 'cadence both')).toContainText('not comparable: one fresh, one fatigued');
  await expect(row(page, 'cadence both')).toContainText(/−8\.\d steps\/min/);
  await meant.check();
  await expect(row(page, 'cadence both')).toContainText('changed');

  await page.keyboard.press('c');
  await expect(row(page, 'duty-factor left')).toHaveCount(0);
  await expect(row(page, 'cadence both')).toHaveCount(1);
  await page.keyboard.press('c');
  await expect(row(page, 'duty-factor left')).toHaveCount(1);

  const inReport = page.getByRole('switch', { name: 'In the report: fresh.mp4 and tired.mp4' });
  await page.keyboard.press('r');
  await expect(inReport).toBeChecked();
  await page.keyboard.press('Shift+S');
  await expect(page.getByRole('region', { name: 'Clip A' })).toContainText('fatigued');
  await expect(row(page, 'cadence both')).toContainText(/\+8\.\d steps\/min/);
  await expect(page.getByRole('switch', { name: 'In the report: tired.mp4 and fresh.mp4' })).toBeChecked();
  await page.getByRole('region', { name: 'Clip A' }).getByRole('combobox').click();
  await page.getByRole('option', { name: 'fresh.mp4' }).click();
  await expect(page.getByRole('region', { name: 'Clip A' })).toContainText('· fresh');
  expect(await flaws(page)).toEqual([]);

  await page.goBack();
  await expect(section.getByRole('link', { name: /fresh\.mp4.*against tired\.mp4/ })).toBeVisible();
  await page.keyboard.press('Alt+c');
  await expect(row(page, 'cadence both')).toContainText('changed');
  await page.keyboard.press('v');
  await expect(page.getByTestId('pane-frame-1')).toHaveText(/Frame|not running/, { timeout: 30_000 });
  // And back from the pictures, as it was kept.
  await page.getByRole('button', { name: 'Differences in gait' }).click();
  await expect(inReport).toBeChecked();
  await expect(row(page, 'cadence both')).toContainText('changed');
});

test('a suggestion is accepted, noted, undone and dismissed by keyboard, and says when its numbers change', async ({ page, films }) => {
  test.setTimeout(180_000);
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await importClips(page, films, ['fresh', 'tired']);
  await markStrides(page, 'fresh', { fatigue: 'fresh' });
  await markStrides(page, 'tired', { fatigue: 'fatigued' });
  const section = page.getByRole('region', { name: 'Suggestions' });
  await expect(hint(page)).toContainText(/Cadence −8\.\d ± .* steps\/min: beyond the smallest change to be told/);
  await expect(hint(page)).toContainText('Endurance or strength progression and shorter bouts may be considered.');
  await expect(hint(page)).toContainText('Hanley 2014');
  await expect(section).toContainText('Only 17 % of 249 biomechanical outcomes');
  await expect(section).toContainText(/fresh\.mp4, 171\.9 ± .* steps\/min at 3 m\/s: \+5 %: 180 steps\/min, \+10 %: 189 steps\/min/);

  await hint(page).getByLabel('Note').fill('shorter bouts');
  await page.keyboard.press('Alt+a');
  await expect(hint(page)).toHaveAttribute('data-decision', 'accepted');
  await expect(hint(page)).toContainText('Accepted: goes to the report');
  await expect(section).toContainText('1 goes to the report.');
  const visitId = /visits\/([^/]+)/.exec(page.url())?.[1] ?? '';
  const kept = async () => (await call(page, 'gait.hints', { visitId })).hints.map(({ decision }) => [decision?.decision, decision?.note]);
  expect(await kept()).toEqual([['accepted', 'shorter bouts']]);
  expect(await flaws(page)).toEqual([]);
  await hint(page).getByLabel('Note').press('Tab');
  await page.keyboard.press('Alt+z');
  await expect(hint(page)).toHaveAttribute('data-decision', 'none');
  await page.keyboard.press('Alt+x');
  await expect(hint(page)).toHaveAttribute('data-decision', 'dismissed');
  await page.getByRole('button', { name: /^Accept: Late in the run/ }).click();
  await expect(hint(page)).toHaveAttribute('data-decision', 'accepted');
  expect(await kept()).toEqual([['accepted', 'shorter bouts']]);

  // One mark fewer.
  const recordingId = await clipOf(page, 'tired');
  const { sequence, records } = await call(page, 'review.get', { recordingId });
  const last = records.findLast((record) => record.type === 'gait-event');
  if (last === undefined) throw new Error('nothing is marked');
  await call(page, 'review.apply', { recordingId, sequence, label: 'Remove', patch: [{ op: 'remove', record: last }] });
  await expect(hint(page)).toContainText('The numbers have changed since. It was decided on: Cadence');
  await page.getByRole('button', { name: /^Decide on the numbers of now/ }).click();
  await expect(hint(page)).not.toContainText('The numbers have changed since.');

  // The same suggestion stands under the differences it comes from.
  await page.getByRole('button', { name: 'Fresh against fatigued, left side' }).click();
  await expect(hint(page)).toHaveAttribute('data-decision', 'accepted');
  await page.getByRole('button', { name: /^Take back: Late in the run/ }).click();
  await expect(hint(page)).toHaveAttribute('data-decision', 'none');
});

test('differences to the last visit stand clip by clip of the same view; other shoes stand in the way until they are what is compared', async ({
  page,
  films,
}) => {
  test.setTimeout(180_000);
  await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
  await importClips(page, films, ['fresh', 'tired']);
  await markStrides(page, 'fresh', { shoe: 'Pace 2', fatigue: 'fresh' });
  await call(page, 'recordings.update', {
    id: await clipOf(page, 'tired'),
    title: '',
    view: 'rear',
    cameraPosition: '',
    condition: '',
    speed: 3,
  });
  await page.getByRole('link', { name: 'Okafor, Ada' }).click();
  await page.getByRole('button', { name: 'New visit' }).click();
  await importClips(page, films, ['later']);
  await expect(page.getByRole('button', { name: /^Differences to the last visit/ })).toBeVisible();
  const visit = page.url();

  // Nothing is marked yet: the screen says what to do.
  await call(page, 'recordings.update', {
    id: await clipOf(page, 'later'),
    title: '',
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    speed: 3,
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('to the last visit');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^Differences between two visits/ })).toBeVisible();
  const pair = page.getByRole('region', { name: 'Left side: fresh.mp4 against later.mp4' });
  await expect(pair).toContainText('Nothing is marked on later.mp4 yet.');
  await expect(pair).toContainText('Open a clip and mark contacts and toe-offs (Shift + E)');
  await expect(page.locator('section[aria-label*="against"]')).toHaveCount(1);
  expect(await flaws(page)).toEqual([]);

  await page.goto(visit);
  await expect(card(page, 'later')).toBeVisible();
  await markStrides(page, 'later', { shoe: 'Cloud 5', fatigue: 'fresh' });
  await page.keyboard.press('Alt+v');
  await expect(pair.locator('[data-row="cadence both"]')).toContainText('not comparable: other shoes');
  await pair.getByRole('checkbox', { name: 'Shoes: Pace 2 against Cloud 5' }).check();
  await expect(pair.locator('[data-row="cadence both"]')).toContainText('changed');
  await expect(pair.locator('[data-row="cadence both"]')).toHaveAttribute('data-verdict', 'changed');
  const inReport = pair.getByRole('switch', { name: /^In the report/ });
  await inReport.click();
  await expect(inReport).toBeChecked();
  // As it was kept.
  await page.reload();
  await expect(inReport).toBeChecked();
  await expect(pair.locator('[data-row="cadence both"]')).toHaveAttribute('data-verdict', 'changed');
  expect(await flaws(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`differences and suggestions can be read by everyone in the ${colorScheme}, at both sizes`, async ({ page, films }, testInfo) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme });
    await addPatientWithVisit(page, { family: 'Okafor', given: 'Ada' });
    await importClips(page, films, ['fresh', 'tired']);
    await markStrides(page, 'fresh', { fatigue: 'fresh', shoe: 'Pace 2' });
    await markStrides(page, 'tired', { fatigue: 'fatigued' });
    await expect(hint(page)).toBeVisible();
    const look = async (name: string) => {
      for (const [width, height] of [
        [1366, 768],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: testInfo.outputPath(`${name}-${colorScheme}-${width}.png`) });
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${name} ${width}`).toBe(true);
      }
      expect(await flaws(page), name).toEqual([]);
    };
    await look('visit-clips');
    await page.getByRole('region', { name: 'Differences' }).scrollIntoViewIfNeeded();
    await hint(page).scrollIntoViewIfNeeded();
    await look('visit-suggestions');
    await page.getByRole('button', { name: 'Fresh against fatigued, left side' }).click();
    await expect(row(page, 'cadence both')).toBeVisible();
    await look('differences');
    await page.getByRole('region', { name: 'Differences, B less A' }).scrollIntoViewIfNeeded();
    await hint(page).scrollIntoViewIfNeeded();
    await look('differences-below');
    await page.getByRole('link', { name: 'Okafor, Ada' }).click();
    await page.getByRole('button', { name: 'New visit' }).click();
    await importClips(page, films, ['later']);
    await markStrides(page, 'later', { fatigue: 'fresh', shoe: 'Cloud 5' });
    const cadence = page.locator('[data-hint="cadence-overstride"]');
    await expect(cadence).toContainText(/Cadence (149|150)\.\d ± .* steps\/min: below 155\.0 steps\/min by more than it can be off/);
    await expect(cadence).toContainText('Cadence to try: +5 %: 157 steps/min, +10 %: 165 steps/min');
    await expect(cadence).toContainText('Luedke 2021');
    await cadence.scrollIntoViewIfNeeded();
    await look('visit-cadence');
    await page.keyboard.press('Alt+v');
    await expect(row(page, 'cadence both')).toBeVisible();
    await look('visits');
  });
