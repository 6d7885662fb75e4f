import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { PatientId } from '#core/domain/ids.ts';
import { type Caller, fillEpisode } from '../helpers/timeline.ts';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';
import { expect, test } from './host.ts';

const two = (n: number): string => String(n).padStart(2, '0');
/** Today on this computer's calendar. */
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
const visitIn = (page: Page): string => /visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
const caller = (page: Page): Caller => ({ call: (name, input) => call(page, name, input) });

/** A runner with a visit of today and no problem named yet. */
async function newRunner(page: Page): Promise<PatientId> {
  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });
  return (await call(page, 'visits.get', { id: visitIn(page) })).patientId;
}

/** Goes to the timeline of the patient on screen. */
async function openTimeline(page: Page): Promise<void> {
  await page.keyboard.press('Alt+t');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Timeline|A timeline belongs to a problem)$/);
}

const marks = (page: Page) => page.locator('[data-mark]');
const mark = (page: Page, name: RegExp) => page.getByRole('link', { name });
const shown = (page: Page) => page.getByText(/^\d+ \w+ \d{4} to \d+ \w+ \d{4}$/);

test('without a problem, and without anything done for one, the screen says what to do next', async ({ page }) => {
  const patientId = await newRunner(page);
  await openTimeline(page);
  await expectAccessible(page, 'no problem');
  await page.getByRole('link', { name: 'Go to the intake' }).click();
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}\/intake$/);
  const [visit] = await call(page, 'visits.list', { patientId });
  await call(page, 'visits.remove', { id: visit?.id as never });
  await call(page, 'episodes.create', {
    patientId,
    details: {
      title: 'Left Achilles',
      site: { side: 'left', location: 'midportion', other: '' },
      onset: { none: 'not-asked' },
      onsetType: { none: 'not-asked' },
      irritability: { none: 'not-asked' },
      closedOn: null,
      note: '',
    },
  });
  await page.goto(new URL(`#/patients/${patientId}`, page.url()).href);
  await page.getByRole('link', { name: 'Timeline', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Nothing to show yet' })).toBeVisible();
  await expectAccessible(page, 'empty');
  await page.getByRole('link', { name: 'Go to the visits' }).click();
  await expect(page.getByRole('heading', { name: 'Quillfeather, Ada' })).toBeVisible();
});

test('ten weeks of a problem are on one chart, read by keyboard, looked at closely and left for their source', async ({ page }) => {
  const patientId = await newRunner(page);
  // What is entered while the chart is open comes into sight by itself.
  await openTimeline(page);
  const { visits, days } = await fillEpisode(caller(page), patientId, today(), randomUUID());
  await expect(mark(page, /^VISA-A, left, .*: 38 points\..*within measurement error/)).toBeVisible();
  await expect(mark(page, /^Dose of the course up to .*: 6,500 impulses/)).toBeVisible();
  await expect(mark(page, /^Cause and effect of .*: Cue, Shorter steps\. Baseline or re-test is missing/)).toBeVisible();
  await expect(mark(page, /^Heavy slow resistance.*it goes on/i)).toBeVisible();
  await expect(mark(page, /^Week of .*goes done\. Partly/).first()).toBeVisible();
  await expect(mark(page, /^(Worst pain|Pain) during/).first()).toBeVisible();
  await expectAccessibleInBoth(page, 'timeline');
  await page.emulateMedia({ colorScheme: 'light' });

  // One stop of Tab; from there the arrows.
  await marks(page).first().focus();
  await page.keyboard.press('ArrowRight');
  const details = page.locator('[data-details]');
  await expect(details).toContainText('Visit of');
  await page.keyboard.press('ArrowDown');
  await expect(details).toContainText(/Heavy slow resistance/i);
  expect(await page.locator('[data-mark][tabindex="0"]').count()).toBe(1);

  // Closer and back, by keys.
  const before = await shown(page).textContent();
  await page.keyboard.press('+');
  await expect(shown(page)).not.toHaveText(before ?? '');
  await page.keyboard.press('+');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Home');
  const all = await shown(page).textContent();
  await page.keyboard.press('-');
  await expect(shown(page)).toHaveText(all ?? '');

  // From far away marks join; the keys stay with the one that was read.
  await mark(page, /^Shockwave of .*session 2/).focus();
  for (let n = 0; n < 4; n++) await page.keyboard.press('+');
  await expect(page.locator('[data-mark]:focus')).toHaveAttribute('aria-label', /^Shockwave of .*session 2/);
  await page.keyboard.press('Home');
  await expect(page.locator('[data-mark]:focus')).toHaveCount(1);

  // By wheel, the place under the pointer stays under it.
  const dose = mark(page, /^Shockwave of .*session 2/);
  const place = await dose.boundingBox();
  if (place === null) throw new Error('no mark');
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.wheel(0, -300);
  await expect(shown(page)).not.toHaveText(all ?? '');
  const after = await dose.boundingBox();
  expect(Math.abs((after?.x ?? 0) - place.x)).toBeLessThan(3);
  // Dragged, and nothing is opened by it.
  const dragged = await shown(page).textContent();
  await page.mouse.down();
  await page.mouse.move(place.x - 120, place.y, { steps: 5 });
  await page.mouse.up();
  await expect(shown(page)).not.toHaveText(dragged ?? '');
  await expect(page).toHaveURL(/timeline/);
  await page.getByRole('button', { name: 'Show all' }).click();

  // To the sources.
  await mark(page, /^VISA-A, left, .*: 38 points/).click();
  await expect(page).toHaveURL(new RegExp(`/visits/${visits[0]}/scores/`));
  await expect(page.getByRole('button', { name: /VISA-A/ }).first()).toHaveAttribute('aria-expanded', 'true');
  await page.goBack();
  await mark(page, /^Taping of/).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/visits/${visits[1]}/treatment/`));
  await expect(page.getByRole('article', { name: 'Taping' }).getByRole('group').first()).toBeVisible();
  await page.goBack();
  await mark(page, /^Heavy slow resistance/i).click();
  await expect(page.getByRole('tab', { selected: true })).toHaveText('Phases');
  await page.goBack();
  await mark(page, /^Week of .*goes done/)
    .nth(2)
    .click();
  await expect(page.getByRole('tab', { selected: true })).toHaveText('This week');
  await expect(page.getByRole('heading', { level: 2, name: /^Week of/ })).toBeVisible();
  await page.goBack();
  await mark(page, /^Visit of/)
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/visits/${visits[0]}$`));
  expect(days).toHaveLength(5);
});

test('what is shown is chosen once and kept, and the chart has a table beside it', async ({ page }) => {
  const patientId = await newRunner(page);
  const { episode } = await fillEpisode(caller(page), patientId, today(), randomUUID());
  const second = await call(page, 'episodes.create', {
    patientId,
    details: { ...episode.details, title: 'Right calf', onset: { none: 'not-asked' } },
  });
  await page.goto(new URL(`#/patients/${patientId}/timeline/${episode.id}`, page.url()).href);
  await expect(mark(page, /^VISA-A/).first()).toBeVisible();
  await page.keyboard.press('Alt+w');
  await page.getByRole('checkbox', { name: 'VISA-A', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Pain, numeric rating (NPRS)' }).check();
  await expectAccessible(page, 'what is shown');
  await page.getByRole('checkbox', { name: 'Also what belongs to no problem' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(mark(page, /^VISA-A/)).toHaveCount(0);
  await expect(mark(page, /^Pain, numeric rating \(NPRS\), left/).first()).toBeVisible();
  await expect(mark(page, /^Visit of/)).toHaveCount(5);
  await page.reload();
  await expect(mark(page, /^Pain, numeric rating \(NPRS\), left/).first()).toBeVisible();
  await expect(mark(page, /^VISA-A/)).toHaveCount(0);

  await page.getByText('The same as a table').click();
  const table = page.getByRole('table', { name: /^What is shown on the chart/ });
  await expect(table.getByRole('row', { name: /Shockwave of .*session 3.*In this course so far: 6,500 impulses/ })).toBeVisible();
  await expectAccessible(page, 'table');

  // Under another name in the address it is still its own patient's.
  const other = await call(page, 'patients.create', {
    details: { familyName: 'Berg', givenName: 'Bo', birthDate: null },
    despiteSimilar: true,
  });
  await page.goto(new URL(`#/patients/${other.id}/timeline/${episode.id}`, page.url()).href);
  await expect(page).toHaveURL(new RegExp(`/patients/${patientId}/timeline/${episode.id}$`));
  await expect(page.getByText('Quillfeather, Ada').first()).toBeVisible();

  await page.getByRole('combobox', { name: 'Problem' }).click();
  await page.getByRole('option', { name: 'Right calf' }).click();
  await expect(page).toHaveURL(new RegExp(`/timeline/${second.id}$`));
  await expect(page.getByRole('combobox', { name: 'Problem' })).toHaveValue('Right calf');
});

test('the chart is saved as a drawing and as a picture, and the record notes it', async ({ page, host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
  const patientId = await newRunner(page);
  const { episode } = await fillEpisode(caller(page), patientId, today(), randomUUID());
  await openTimeline(page);
  const save = async (what: string) => {
    await page.getByRole('button', { name: 'Save as a picture' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: what }).click()]);
    return { name: download.suggestedFilename(), file: await download.path() };
  };
  const drawing = await save('Drawing (SVG), sharp at any size');
  expect(drawing.name).toBe(`timeline-${today()}.svg`);
  const svg = readFileSync(drawing.file, 'utf8');
  expect(svg).toMatch(/^<\?xml/);
  for (const words of ['Timeline: Left Achilles', 'Quillfeather, Ada', 'VISA-A', 'MDC', 'Plan phases']) expect(svg).toContain(words);
  expect(svg).not.toMatch(/var\(|light-dark|NaN|undefined/);
  // It stands on its own: a browser draws it.
  const drawnWidth = await page.evaluate(async (text) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    return image.naturalWidth;
  }, svg);
  expect(drawnWidth).toBe(1400);
  const picture = await save('Picture (PNG)');
  expect(picture.name).toBe(`timeline-${today()}.png`);
  const { width, data } = PNG.sync.read(readFileSync(picture.file));
  expect(width).toBe(2800);
  expect(new Set(data.filter((_, n) => n % 4 === 0)).size).toBeGreaterThan(20);
  const audit = await call(page, 'audit.list', { entityId: episode.id });
  expect(audit.filter(({ action }) => action === 'exported').map(({ detail }) => detail)).toEqual(['timeline as png', 'timeline as svg']);
});
