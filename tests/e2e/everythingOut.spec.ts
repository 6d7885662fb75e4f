import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit, allowVideoUse } from './clinic.ts';
import { expect, test } from './host.ts';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-e2e-out-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (name: string): string => {
  const made = join(folder, name);
  mkdirSync(made);
  return made;
};
const ada = { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' };

/** A patient with a visit and one clip; ends on the visit. */
async function filmed(page: Page): Promise<void> {
  const clip = await makeNumberedClip({ file: join(mkdtempSync(join(folder, 'clip-')), 'side left.mp4'), frames: 40 });
  await addPatientWithVisit(page, ada);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import videos' }).first().click(),
  ]);
  await chooser.setFiles(clip);
  await expect(page.getByRole('link', { name: /side left/ }).first()).toBeVisible({ timeout: 60_000 });
}

async function openTakeOut(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Quillfeather, Ada' }).first().click();
  await page.getByRole('button', { name: 'More about this record' }).click();
  await page.getByRole('menuitem', { name: 'Take everything out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Take everything out' })).toBeVisible();
}

const openSettings = (page: Page) => page.goto(`${page.url().split('#')[0]}#/settings/everything`);

test('one patient goes out into a folder that says what stayed and why, and comes back into an empty Soleus', async ({ page, running }) => {
  test.slow();
  const into = place('one');
  await filmed(page);
  await openTakeOut(page);
  // Nobody was asked about the video yet.
  await expect(page.locator('[data-left-out="clip"]')).toContainText('nobody has asked for consent to the use of video yet');
  await expect(page.getByRole('link', { name: /^Ask for consent: / })).toBeVisible();
  await expectAccessible(page, 'taking out, before');
  await page.getByLabel('Folder to put it in').fill(join(folder, 'no such folder'));
  await page.getByRole('button', { name: 'Take everything out' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no folder');

  await page.goBack();
  await page
    .getByRole('link', { name: /Visit|visit|2/ })
    .first()
    .isVisible();
  const [{ id: patientId } = { id: '' }] = (await call(page, 'patients.search', { query: 'Quill' })).patients;
  const [visit] = await call(page, 'visits.list', { patientId });
  await page.goto(`${page.url().split('#')[0]}#/visits/${visit?.id}`);
  await allowVideoUse(page);
  await openTakeOut(page);
  await expect(page.getByText('Nothing is left out.')).toBeVisible();
  await page.getByLabel('Folder to put it in').fill(into);
  await page.getByRole('button', { name: 'Take everything out' }).click();
  await expect(page.getByTestId('taken-out')).toContainText(into, { timeout: 60_000 });
  await expectAccessible(page, 'taken out');
  const [out = ''] = readdirSync(into);
  expect(out).toMatch(/^soleus-patient-/);
  expect(readdirSync(join(into, out))).toEqual(
    expect.arrayContaining(['README.txt', 'clips', 'fhir.json', 'manifest.json', 'record', 'tables']),
  );

  // Another computer: the same program on an empty data folder.
  await running.kill();
  for (const name of readdirSync(running.dataFolder)) rmSync(join(running.dataFolder, name), { recursive: true, force: true });
  const fresh = await running.restart();
  await openSettings(fresh);
  await expect(fresh.getByText('There is no patient yet.')).toBeVisible();
  await fresh.getByLabel('Folder to read in').fill(join(into, out));
  await fresh.getByLabel('Folder to read in').press('Enter');
  await expect(fresh.locator('[data-presence="new"]')).toContainText('Quillfeather, Ada');
  await expectAccessible(fresh, 'looking at a folder');
  await fresh.getByRole('button', { name: 'Read in', exact: true }).click();
  await expect(fresh.getByText('1 record came in.')).toBeVisible({ timeout: 60_000 });
  await fresh.getByRole('link', { name: 'Soleus', exact: true }).click();
  await fresh.getByRole('link', { name: 'Quillfeather, Ada' }).first().click();
  await fresh.getByRole('link', { name: 'Review side left' }).click();
  await expect(fresh.locator('canvas').first()).toBeVisible();
});

test('taking out shows how far it is, and cancelled it leaves nothing', async ({ page, running }) => {
  test.slow();
  const into = place('cancelled');
  await filmed(page);
  await allowVideoUse(page);
  // A long clip, so that there is time to think again.
  const [clip = ''] = readdirSync(join(running.dataFolder, 'library'));
  truncateSync(join(running.dataFolder, 'library', clip, 'original.mp4'), 3_000_000_000);
  await openTakeOut(page);
  await page.getByLabel('Folder to put it in').fill(into);
  await page.getByRole('button', { name: 'Take everything out' }).click();
  await expect(page.getByRole('progressbar', { name: 'Taking out' })).toBeVisible();
  expect(readdirSync(into)[0]).toMatch(/\.unfinished$/);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('Cancelled. Nothing stayed of it.')).toBeVisible();
  expect(readdirSync(into)).toEqual([]);
});

test('all patients go out from the settings; who is here already is said, and left out when asked', async ({ page }) => {
  test.slow();
  const into = place('all');
  for (const familyName of ['Quillfeather', 'Marrow'])
    await call(page, 'patients.create', { details: { familyName, givenName: 'Ada', birthDate: '1990-05-04' }, despiteSimilar: true });
  await openSettings(page);
  await expect(page.getByTestId('goes-out')).toContainText('2 patients');
  await page.getByLabel('Folder to put it in').fill(into);
  await page.getByRole('button', { name: 'Take everything out' }).click();
  await expect(page.getByTestId('taken-out')).toContainText(into);
  const [out = ''] = readdirSync(into);
  await page.getByLabel('Folder to read in').fill(join(into, out));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.locator('[data-presence="here"]')).toHaveCount(2);
  await expect(page.getByText('Everybody in this folder is here already')).toBeVisible();
  await expectAccessible(page, 'a folder of those who are here');
});

test('a folder that was tampered with, and one of a newer Soleus, are refused in words', async ({ page }) => {
  test.slow();
  const into = place('bad');
  const { id } = await call(page, 'patients.create', {
    details: { familyName: 'Quillfeather', givenName: 'Ada', birthDate: '1990-05-04' },
  });
  await call(page, 'everything.takeOut', { patientId: id, into });
  await expect.poll(() => readdirSync(into).filter((name) => !name.endsWith('.unfinished')), { timeout: 30_000 }).toHaveLength(1);
  const out = join(into, readdirSync(into)[0] ?? '');
  const manifest = join(out, 'manifest.json');
  const text = readFileSync(manifest, 'utf8');
  await openSettings(page);
  writeFileSync(manifest, text.replace('Quillfeather', 'Quilfeather'));
  await page.getByLabel('Folder to read in').fill(out);
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('alert')).toContainText('manifest.json was changed after it was written');
  writeFileSync(manifest, text.replace('"version": 1', '"version": 2'));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect(page.getByRole('alert')).toContainText('written by a newer Soleus');
});
