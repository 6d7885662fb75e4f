import { expect, type Page } from '@playwright/test';

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
