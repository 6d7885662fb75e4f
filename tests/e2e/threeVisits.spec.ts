import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { patientReadingAge, readabilityOf } from '#core/report/readability.ts';
import { hasPoppler, textOf } from '../media/poppler.ts';
import { call } from './call.ts';
import { addPatientWithVisit, allowVideoUse, allSaved } from './clinic.ts';
import { choose, formSaved, goToPart, makeEpisode, nextVisit, press } from './forms.ts';
import { expect } from './host.ts';
import { daysAgo, enterSheet, filmed, heldOn, test, wholeRecord } from './runnersCourse.ts';
import { branch, fillVisaA, start, total } from './scoring.ts';
import { robin, screen, visitIn } from './screening.ts';
import { addDevice, treatWithShockwave } from './treating.ts';

const advice =
  'Do the heel raises every other day. Run every third day, slowly, for half an hour. Stop and walk if the pain goes over five. Write each day in the diary.';

/** VISA-A of the visit on screen; `stairs`: points for pain on stairs. */
async function visaA(page: Page, stairs: string, points: number): Promise<void> {
  await goToPart(page, 'Scores');
  await start(page, 'VISA-A');
  const card = await fillVisaA(page, stairs);
  await branch(card, 'Hurts, goes on');
  await choose(card, '8. Training time', '11 to 20 min: 10');
  await expect(total(card)).toContainText(`${points} points`);
  await formSaved(card);
}

const previewed = (page: Page) => expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });

/** Keeps the report that is previewed; its file. */
async function kept(page: Page, version: number): Promise<Buffer> {
  await previewed(page);
  await page.getByRole('button', { name: 'Keep with the visit' }).click();
  await expect(page.locator(`[data-report="${version}"]`)).toBeVisible({ timeout: 60_000 });
  const found = (await call(page, 'reports.list', { visitId: visitIn(page) })).find((report) => report.version === version);
  return fileOf(page, `report-${found?.id}`);
}

async function fileOf(page: Page, media: string): Promise<Buffer> {
  return Buffer.from(await page.evaluate(async (id) => [...new Uint8Array(await (await fetch(`/media/${id}`)).arrayBuffer())], media));
}

const sha256Of = (file: Buffer): string => createHash('sha256').update(file).digest('hex');
const wordsOf = (file: Buffer): string => textOf(file).join(' ').replaceAll(/\s+/g, ' ');

test('one runner over three visits: loading begun, followed and stepped up, both reports, and everything out and in again', async ({
  page,
  running,
  films,
  place,
  host,
}) => {
  test.skip(host === 'electron', 'Electron asks for files with the system’s own dialog, which a test cannot answer.');
  test.setTimeout(400_000);
  await addDevice(page);
  await call(page, 'settings.setClinic', {
    name: 'Invented Running Clinic',
    address: '1 Sample Street',
    contact: '000 000 000',
    clinician: robin.name,
    registration: robin.registration,
  });

  await test.step('the first visit, eight weeks ago: the problem, a score, a clip, and heavy slow resistance', async () => {
    await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });
    await heldOn(page, daysAgo(56));
    await allowVideoUse(page);
    await filmed(page, films, 'before');
    await goToPart(page, 'Intake');
    await makeEpisode(page);
    await screen(page, visitIn(page));
    await visaA(page, '4', 63);
    await goToPart(page, 'Plan');
    await page.getByLabel('Begins on').fill(daysAgo(56));
    await press(page, 'Begin a plan: Heavy slow resistance');
    await expect(page.getByRole('heading', { level: 2, name: 'Heavy slow resistance', exact: true })).toBeVisible();
    await page.getByLabel('Usual pain of a morning (0 to 10)').fill('2');
    await page.getByLabel('Usual stiffness of a morning (min)').fill('15');
    await allSaved(page);
  });
  const patientId = (await call(page, 'visits.get', { id: visitIn(page) })).patientId;
  const [plan] = await call(page, 'plans.list', { patientId });
  if (plan === undefined) throw new Error('no plan was begun');

  await test.step('the second visit, four weeks ago: the sheet is entered, shockwave beside the loading', async () => {
    await nextVisit(page);
    await heldOn(page, daysAgo(28));
    await screen(page, visitIn(page));
    await enterSheet(page, plan, daysAgo(56), 28, 3);
    await goToPart(page, 'Treatment');
    await treatWithShockwave(page);
  });

  await test.step('the third visit: more of the diary, a better score, a new clip, and the clinician steps the load up', async () => {
    await nextVisit(page);
    await filmed(page, films, 'now');
    await screen(page, visitIn(page));
    await enterSheet(page, plan, daysAgo(28), 28, 1);
    await visaA(page, '9', 68);
    await goToPart(page, 'Plan');
    await expect(page.locator('[data-advice]')).toHaveAttribute('data-advice', 'progress');
    await press(page, 'Progress');
    await press(page, 'Decide: Progress');
    await expect(page.getByRole('region', { name: 'Decisions' }).getByRole('article')).toContainText('Progress, as suggested');
  });

  const visitId = visitIn(page);
  const files: Record<string, Buffer> = {};
  await test.step('both reports and the home programme are made of it', async () => {
    await page.goto(`${page.url().split('#')[0]}#/visits/${visitId}/report`);
    await previewed(page);
    await page.getByLabel('Findings', { exact: true }).fill('Lands less far ahead than eight weeks ago. Tendon less painful to load.');
    await page.getByLabel('Advice', { exact: true }).fill(advice);
    await allSaved(page);
    for (const part of ['treatments and dose', 'scores over time', 'loading plan', 'diary', 'running gait'])
      await page.getByRole('checkbox', { name: `Print ${part}` }).check();
    files['clinician'] = await kept(page, 1);
    await page.getByText('Patient', { exact: true }).click();
    files['patient'] = await kept(page, 2);
    await page.getByText('Home programme', { exact: true }).first().click();
    await page.getByText('2 weeks', { exact: true }).click();
    files['home'] = await kept(page, 3);
  });

  if (hasPoppler) {
    const clinician = wordsOf(files['clinician'] as Buffer);
    for (const words of ['Heavy slow resistance', 'VISA-A', '2000 impulses', 'Cadence', 'Methods'])
      expect(clinician, words).toContain(words);
    const patient = wordsOf(files['patient'] as Buffer);
    for (const words of [advice, 'Your left foot lands', 'What to do this week', 'When to call', 'Seated heel raise'])
      expect(patient, words).toContain(words);
    expect(readabilityOf(patient).age).toBeLessThanOrEqual(patientReadingAge + 1);
  }

  await test.step('the visit is signed; its reports stay as they are, and a later one is added', async () => {
    const { form } = await call(page, 'forms.start', { visitId, kind: 'note', from: 'empty', by: robin });
    const content = { subjective: 'Runs 30 min, pain 2 of 10.', objective: '', assessment: '', plan: 'One step up.' };
    await call(page, 'forms.update', { id: form.id, revision: form.revision, details: { kind: 'note', content } });
    const { sha256 } = await call(page, 'visits.signing', { id: visitId });
    await call(page, 'visits.sign', { id: visitId, by: robin, sha256 });
    await page.reload();
    await kept(page, 4);
    const reports = await call(page, 'reports.list', { visitId });
    const first = reports.find(({ version }) => version === 1);
    expect(first?.sha256).toBe(sha256Of(files['clinician'] as Buffer));
    expect(sha256Of(await fileOf(page, `report-${first?.id}`))).toBe(first?.sha256);
  });

  await test.step('all of it stands on one timeline, each mark a way to its source', async () => {
    await page.goto(`${page.url().split('#')[0]}#/visits/${visitId}/plan`);
    await expect(page.getByRole('heading', { level: 1, name: 'Plan' })).toBeVisible();
    await page.keyboard.press('Alt+t');
    const mark = (name: RegExp) => page.getByRole('link', { name });
    await expect(mark(/^Visit of/)).toHaveCount(3);
    await expect(mark(/^VISA-A, left, .*: 63 points/)).toBeVisible();
    await expect(mark(/^VISA-A, left, .*: 68 points.*within measurement error/)).toBeVisible();
    await expect(mark(/^Shockwave of /)).toBeVisible();
    await expect(mark(/^Heavy slow resistance/).first()).toBeVisible();
    await mark(/^Week of /)
      .first()
      .press('Enter');
    await expect(page.getByRole('tab', { name: 'This week', selected: true })).toBeVisible();
  });

  const before = await wholeRecord(page, patientId);
  await test.step('everything of the runner goes out into a folder', async () => {
    await page.goto(`${page.url().split('#')[0]}#/patients/${patientId}`);
    await page.getByRole('button', { name: 'More about this record' }).click();
    await page.getByRole('menuitem', { name: 'Take everything out' }).click();
    await expect(page.getByText('Nothing is left out.')).toBeVisible();
    await page.getByLabel('Folder to put it in').fill(place);
    await page.getByRole('button', { name: 'Take everything out' }).click();
    await expect(page.getByTestId('taken-out')).toContainText(place, { timeout: 60_000 });
  });

  await test.step('another computer, with an empty Soleus, reads it in and has lost nothing', async () => {
    await running.kill();
    for (const name of readdirSync(running.dataFolder)) rmSync(join(running.dataFolder, name), { recursive: true, force: true });
    const fresh = await running.restart();
    await fresh.goto(`${fresh.url().split('#')[0]}#/settings/everything`);
    await fresh.getByLabel('Folder to read in').fill(join(place, readdirSync(place)[0] ?? ''));
    await fresh.getByLabel('Folder to read in').press('Enter');
    await fresh.getByRole('button', { name: 'Read in', exact: true }).click();
    await expect(fresh.getByText('1 record came in.')).toBeVisible({ timeout: 60_000 });
    expect(await wholeRecord(fresh, patientId)).toEqual(before);
    for (const { id, sha256 } of before.reports.flat()) expect(sha256Of(await fileOf(fresh, `report-${id}`))).toBe(sha256);
    await fresh.goto(`${fresh.url().split('#')[0]}#/visits/${visitId}`);
    await fresh.getByRole('link', { name: /^Review now/ }).click();
    await expect(fresh.locator('canvas').first()).toBeVisible();
  });
});
