import { expect, type Locator, type Page } from '@playwright/test';
import { choose, pick } from './forms.ts';

/** A measure of the visit, by its name and side. */
export const entry = (page: Page, name: string, side = 'Left'): Locator => page.getByRole('article', { name: `${name}, ${side}` });
/** A number of a measure. */
export const total = (card: Locator, measure = 'total'): Locator => card.locator(`[data-measure="${measure}"]`);

/** Begins a measure of the side that is set. */
export async function start(page: Page, measure: string): Promise<void> {
  await pick(page, 'Measure', measure);
  await page.getByRole('button', { name: 'Start', exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** Takes one of the branches of a question. */
export async function branch(card: Locator, words: string): Promise<void> {
  await card.getByRole('radio', { name: words, exact: true }).focus();
  await card.page().keyboard.press('Space');
}

/** All eight questions, by keyboard, Enter going on: 10 - stiffness, then the rest; 77 points with 4 of 10 for pain on stairs. */
export async function fillVisaA(page: Page, stairs: string): Promise<Locator> {
  const card = entry(page, 'VISA-A');
  await expect(card.getByRole('textbox', { name: '1. Stiffness after getting up' })).toBeFocused();
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('textbox', { name: '2. Pain on a full calf stretch over a step' })).toBeFocused();
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await page.keyboard.type('8');
  await page.keyboard.press('Enter');
  await page.keyboard.type(stairs);
  await page.keyboard.press('Enter');
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await page.keyboard.type('12');
  await choose(card, '7. Level of sport now', 'Full, below the level before: 7');
  return card;
}
