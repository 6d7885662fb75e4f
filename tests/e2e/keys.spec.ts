import { addPatientWithVisit } from './clinic.ts';
import { expect, test } from './host.ts';

test('the question mark shows the keys, but not while typing', async ({ page }) => {
  await page.getByLabel('Find a patient').press('?');
  await expect(page.getByLabel('Find a patient')).toHaveValue('?');
  await page.getByLabel('Find a patient').fill('');
  await page.getByLabel('Find a patient').blur();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByText('Find a patient or an action')).toBeVisible();
  await keys.getByLabel('Search the keys').fill('settings');
  await expect(keys.getByText('Find a patient or an action')).toBeHidden();
  await expect(keys.getByText('Open the settings')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});

test('a patient or an action is found from anywhere', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Kowalski', given: 'Jan' });
  const openPalette = async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('textbox', { name: 'Find a patient or an action' })).toBeFocused();
  };
  await openPalette();
  await page.keyboard.type('kowal');
  await expect(page.getByRole('dialog').getByText('Kowalski, Jan')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Kowalski, Jan' })).toBeVisible();
  await openPalette();
  await page.keyboard.type('open the settings');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
});

test('a key is remapped by pressing it, works at once and after a new start', async ({ page, running }) => {
  await page.keyboard.press('Control+,');
  await page.getByRole('link', { name: 'Keys' }).click();
  await page.getByRole('button', { name: 'Add a key for: Show the keys' }).click();
  await expect(page.getByText('Press the new key')).toBeVisible();
  await page.keyboard.press('F10');
  const line = page.locator('[data-action="app.keys"]');
  await expect(line.getByText('F10')).toBeVisible();
  await page.keyboard.press('F10');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');

  const again = await running.restart();
  await expect(async () => {
    await again.keyboard.press('F10');
    await expect(again.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await again.getByRole('link', { name: 'Change keys' }).click();
  await again.getByRole('button', { name: 'Back to the usual keys: Show the keys' }).click();
  await expect(again.locator('[data-action="app.keys"]').getByText('F10')).toBeHidden();
});

test('a key that is taken is named, and the two can be swapped', async ({ page }) => {
  await page.goto(new URL('#/settings/keys', page.url()).href);
  await page.getByRole('button', { name: 'Add a key for: Open the settings' }).click();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('alert').filter({ hasText: 'already means' })).toContainText(
    'Ctrl + K already means “Find a patient or an action”',
  );
  await page.getByRole('button', { name: 'Swap', exact: true }).click();
  await expect(page.locator('[data-action="app.settings"]').getByText('K', { exact: true })).toBeVisible();
  await expect(page.locator('[data-action="app.palette"]').getByText(',', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'All back to the usual keys' }).click();
  await expect(page.locator('[data-action="app.palette"]').getByText('K', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(page.locator('[data-action="app.settings"]').getByText('K', { exact: true })).toBeVisible();
});
