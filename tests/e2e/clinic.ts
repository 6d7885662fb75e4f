import { expect, type Page } from '@playwright/test';
import { call } from './call.ts';

/** What a clinician does, in the clinic's words; every step goes through the screen. */
export async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Soleus', exact: true }).click();
  await expect(page.getByLabel('Find a patient')).toBeVisible();
}

export type Person = { readonly family: string; readonly given: string; readonly born?: string };

/** Fills the new-patient panel, without sending it. */
export async function typePatient(page: Page, { family, given, born }: Person): Promise<void> {
  await page.getByLabel('Family name').fill(family);
  await page.getByLabel('Given name').fill(given);
  if (born) await page.getByLabel('Birth date').fill(born);
}

/** Adds a patient and starts a visit with Enter; ends on the visit. */
export async function addPatientWithVisit(page: Page, person: Person): Promise<void> {
  await goHome(page);
  await typePatient(page, person);
  await page.getByLabel('Given name').press('Enter');
  await expect(page.getByRole('button', { name: 'Import videos' }).first()).toBeVisible();
}

/** Everything typed has reached the record. */
export async function allSaved(page: Page): Promise<void> {
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
}

/** The patient of the visit on screen agrees that the clips are used for care, so that they may leave the program. Who has no birth date is given one. */
export async function allowVideoUse(page: Page): Promise<void> {
  const visitId = /visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const { patientId } = await call(page, 'visits.get', { id: visitId });
  const { revision, birthDate, ...details } = await call(page, 'patients.get', { id: patientId });
  if (birthDate === null)
    await call(page, 'patients.update', { id: patientId, revision, details: { ...details, birthDate: '1990-05-04' } });
  await call(page, 'consents.give', {
    patientId,
    kind: 'video-use',
    purpose: 'care',
    scope: { clips: 'all' },
    decision: 'given',
    by: { who: 'patient' },
    text: { version: 'video-1', language: 'en' },
    witness: '',
  });
}
