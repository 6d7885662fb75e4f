import { expect, type Locator, type Page } from '@playwright/test';
import { addPatientWithVisit, type Person } from './clinic.ts';

/** A new patient with a visit, at one of the visit's parts. */
export async function openPart(page: Page, person: Person, part: string): Promise<void> {
  await addPatientWithVisit(page, person);
  await goToPart(page, part);
}

/** Along the parts of the visit, by keyboard. */
export async function goToPart(page: Page, part: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the visit' }).getByRole('link', { name: part, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
}

/** Another visit of the patient whose visit is open; ends on it. */
export async function nextVisit(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Where you are' })
    .getByRole('link', { name: /^\p{L}+, \p{L}+$/u })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'New visit' }).first()).toBeVisible();
  await page.keyboard.press('Alt+N');
  await expect(page.getByRole('button', { name: 'Import videos' }).first()).toBeVisible();
}

/** A question of a form, by its words. */
export const question = (where: Page | Locator, label: string): Locator => where.getByRole('group', { name: label, exact: true });

/** Types into the field of a question. */
export async function type(where: Page | Locator, label: string, text: string): Promise<void> {
  await where.getByRole('textbox', { name: label, exact: true }).focus();
  await where.getByRole('textbox', { name: label, exact: true }).pressSequentially(text);
}

/** Chooses in a row of answers with the Space key. */
export async function choose(where: Page | Locator, label: string, words: string): Promise<void> {
  const radio = question(where, label).getByRole('radio', { name: words, exact: true }).first();
  await radio.focus();
  await radio.press('Space');
  await expect(radio).toBeChecked();
}

/** One of a list that opens, by typing its name. */
export async function pick(page: Page, label: string, words: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true });
  await field.focus();
  await field.press('ArrowDown');
  await page.getByRole('option', { name: words, exact: true }).waitFor();
  while ((await page.locator('[role="option"][data-combobox-selected]').textContent()) !== words) await field.press('ArrowDown');
  await field.press('Enter');
}

/** Everything typed into the form has reached the record. */
export async function formSaved(where: Page | Locator): Promise<void> {
  for (const badge of await where.locator('[data-draft]').all()) await expect(badge).toHaveAttribute('data-draft', 'saved');
}

/** A part of the screen, by its heading. */
export const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Presses a button by keyboard. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).focus();
  await page.keyboard.press('Enter');
}

/** A new episode of the left Achilles midportion, which the screen proposes. */
export async function makeEpisode(page: Page): Promise<void> {
  await press(page, 'New episode');
  await type(page, 'What it is called', 'Achilles since the autumn');
  await page.keyboard.press('Enter');
  await expect(section(page, 'The problem').getByRole('combobox', { name: 'Episode' })).toHaveValue(
    'Achilles since the autumn (left, Achilles midportion)',
  );
}
