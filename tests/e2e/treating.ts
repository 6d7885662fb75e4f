import { expect, type Locator, type Page } from '@playwright/test';

/** Adds a device through the settings. */
export async function addDevice(page: Page): Promise<void> {
  await page.goto(new URL('#/settings/devices', page.url()).href);
  await page.getByRole('button', { name: 'Add a device' }).click();
  await expect(page.getByLabel('Name', { exact: true }).first()).toBeFocused();
  await page.keyboard.type('Invented radial');
  await page.getByLabel('Most frequency (Hz)').fill('20');
  await page.getByLabel('Least pressure (bar)').fill('1');
  await page.getByLabel('Most pressure (bar)').fill('5');
  await page.getByLabel('Where these limits were read').fill('Invented papers');
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'invalid');
  await page.getByRole('group', { name: 'Applicator 1' }).getByLabel('Name').fill('D15');
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
}

/** A call that was answered well. */
export const stored = (page: Page, method: string) =>
  page.waitForResponse((answer) => answer.url().endsWith(`/call/${method}`) && answer.ok());
/** All of a form has reached the record. */
export const saved = (form: Locator) => expect(form.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');

/** Begins a treatment with its key. */
export const begunBy = async (page: Page, key: string) => Promise.all([stored(page, 'forms.start'), page.keyboard.press(key)]);
/** Puts the hands off the fields, so that keys are the screen's. */
export const leaveFields = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

/** Begins a course at the treatment of a visit and enters its first session with the keyboard: 2000 impulses at 2.5 bar and 8 Hz. */
export async function treatWithShockwave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin a course' }).focus();
  await Promise.all([stored(page, 'courses.create'), page.keyboard.press('Enter')]);
  await expect(page.locator('[data-course]')).toContainText('0 of 3 sessions · No session yet');
  await leaveFields(page);
  await begunBy(page, 's');
  const session = page.getByRole('article', { name: 'Shockwave' });
  await expect(session.getByRole('group', { name: 'Segment 1' }).getByLabel('Impulses')).toBeFocused();
  await page.keyboard.type('2000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2,5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8');
  await session.getByLabel('Applicator').focus();
  await page.keyboard.type('D15');
  for (const [when, pain] of [
    ['Before', '6'],
    ['Worst during', '5'],
    ['After', '3'],
  ] as const) {
    await session.getByLabel(when, { exact: true }).focus();
    await page.keyboard.type(pain);
  }
  await session.getByRole('button', { name: 'The rest: no' }).press('Enter');
  await expect(session).toContainText('Nothing is open');
  await saved(session);
}
