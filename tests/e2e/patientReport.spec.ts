import type { Page } from '@playwright/test';
import { hasPoppler, textOf } from '../media/poppler.ts';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { openPart } from './forms.ts';
import { expect, test } from './host.ts';
import { screen, visitIn } from './screening.ts';

const two = (n: number): string => String(n).padStart(2, '0');
/** Today on this computer's calendar. */
const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const ready = (page: Page) => expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });

/** A plan of heavy slow resistance for the left Achilles tendon, begun today. */
async function plan(page: Page, visitId: string): Promise<void> {
  const { patientId } = await call(page, 'visits.get', { id: visitId as never });
  const none = { none: 'not-asked' as const };
  const site = { side: 'left' as const, location: 'midportion' as const, other: '' };
  const episode = await call(page, 'episodes.create', {
    patientId,
    details: { title: 'Left Achilles', site, onset: none, onsetType: none, irritability: none, closedOn: null, note: '' },
  });
  await screen(page, visitId);
  await call(page, 'plans.start', { visitId, episodeId: episode.id, programmeId: 'heavy-slow-resistance', startsOn: today() });
}

/** All words of a kept report. */
async function wordsOf(page: Page, id: string): Promise<string> {
  const numbers = await page.evaluate(
    async (media) => [...new Uint8Array(await (await fetch(`/media/${media}`)).arrayBuffer())],
    `report-${id}`,
  );
  return textOf(Buffer.from(numbers)).join(' ').replace(/\s+/g, ' ');
}

test('the runner goes home with a page in plain words and a diary to fill in, both kept with the visit', async ({ page }) => {
  await openPart(page, { family: 'Okafor', given: 'Ada', born: '4.5.1990' }, 'Plan');
  const visitId = visitIn(page);
  await plan(page, visitId);
  await page.goto(`${page.url().split('#')[0]}#/visits/${visitId}/report`);
  await ready(page);

  await page.getByText('Patient', { exact: true }).click();
  await ready(page);
  await expect(page.getByRole('checkbox', { name: 'Print findings' })).not.toBeChecked();
  await expect(page.getByRole('checkbox', { name: /table of measurements/ })).toHaveCount(0);
  await page
    .getByLabel('Advice', { exact: true })
    .fill('Walk on the flat each day. Keep your steps short. Rest when your calf is tired. Come back in two weeks.');
  await expect(page.getByText(/Reads like a text for someone of/)).toBeVisible();
  await expectAccessible(page, 'report for the patient');
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  await expect(page.locator('[data-report="1"]')).toContainText('For the patient', { timeout: 60_000 });

  await page.getByText('Home programme', { exact: true }).first().click();
  await page.getByText('2 weeks', { exact: true }).click();
  await ready(page);
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  await expect(page.locator('[data-report="2"]')).toContainText('Home programme', { timeout: 60_000 });

  const reports = await call(page, 'reports.list', { visitId: visitId as never });
  expect(reports.map(({ version, options }) => [version, options.audience])).toEqual([
    [2, 'home'],
    [1, 'patient'],
  ]);
  if (!hasPoppler) return;
  const [home, patient] = await Promise.all(reports.map(({ id }) => wordsOf(page, id)));
  expect(patient).toContain('What to do this week');
  expect(patient).toContain('Come back in two weeks.');
  expect(patient).toContain('your clinician has the last word');
  expect(home?.match(/Pain the next morning/g)).toHaveLength(2);
});

test('the clinic writes the patient’s page in its own words, sees what becomes of it, and gets the delivered text back', async ({
  page,
}) => {
  await page.goto(`${page.url().split('#')[0]}#/settings/reports`);
  await page.getByRole('button', { name: /^When to call/ }).click();
  const field = page.locator('[data-wording="callUs"] textarea').first();
  await field.fill('Ring us when you see one of these.');
  const preview = page.getByRole('region', { name: 'As the patient reads it: When to call' });
  await expect(preview).toContainText('Ring us when you see one of these.');
  await expect(preview).toContainText(/Reads like a text for someone of/);
  await expectAccessible(page, 'settings, reports');
  await expect
    .poll(async () => (await call(page, 'clinicTables.get', {})).reportTemplate.value.words.callUs)
    .toBe('Ring us when you see one of these.');

  const withPlaces = page.locator('[data-wording="callNow"] textarea').first();
  await withPlaces.fill('Call at once.');
  await expect(page.getByText('Keep {emergency}: it is filled in.')).toBeVisible();
  await page.locator('[data-wording="callNow"] button').click();
  await page.locator('[data-wording="callUs"] button').click();
  await expect.poll(async () => (await call(page, 'clinicTables.get', {})).reportTemplate.value.words).toEqual({});

  await page.getByLabel('Colour of headings and rules').fill('#ffe066');
  await expect(page.getByText('This colour is too pale to be read on white paper.')).toBeVisible();
});
