import { PNG } from 'pngjs';
import { allSaved } from './clinic.ts';
import { expect, test } from './host.ts';

test('the clinic is set once and kept', async ({ page, running }) => {
  await page.keyboard.press('Control+,');
  await page.getByLabel('Name of the clinic').fill('Praxis am Laufpark');
  await page.getByLabel('Clinician').fill('Anna Brandt');
  await allSaved(page);
  const again = await running.restart();
  await again.goto(new URL('#/settings/clinic', again.url()).href);
  await expect(again.getByLabel('Name of the clinic')).toHaveValue('Praxis am Laufpark');
  await expect(again.getByLabel('Clinician')).toHaveValue('Anna Brandt');
});

test('a logo is shown as soon as it is chosen, and a file that is none is refused', async ({ page }) => {
  await page.keyboard.press('Control+,');
  const choose = async (name: string, mimeType: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Choose a logo' }).click()]);
    await chooser.setFiles({ name, mimeType, buffer });
  };
  const picture = new PNG({ width: 40, height: 20 });
  picture.data.fill(200);
  await choose('logo.png', 'image/png', PNG.sync.write(picture));
  const logo = page.getByRole('img', { name: 'Logo of the clinic' });
  await expect(logo).toBeVisible();
  await expect.poll(() => logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  await choose('notes.txt', 'text/plain', Buffer.from('no picture'));
  await expect(page.getByText('This is not a PNG or JPEG picture.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove the logo' }).click();
  await expect(logo).toBeHidden();
});

test('theme, paper and units are kept', async ({ page, running }) => {
  await page.goto(new URL('#/settings/appearance', page.url()).href);
  for (const choice of ['Dark', 'Letter', 'Inches']) await page.getByText(choice, { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  const again = await running.restart();
  await expect(again.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await again.goto(new URL('#/settings/appearance', again.url()).href);
  for (const choice of ['Dark', 'Letter', 'Inches']) await expect(again.getByRole('radio', { name: choice })).toBeChecked();
});

test('who did what can be read and searched', async ({ page }) => {
  await page.keyboard.press('Alt+n');
  await page.keyboard.type('Novak');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ema');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No clips yet.')).toBeVisible();
  await page.goto(new URL('#/settings/history', page.url()).href);
  await expect(page.getByRole('row').filter({ hasText: 'patient' }).filter({ hasText: 'created' })).toHaveCount(1);
  await page.getByLabel('Search the log').fill('no such word');
  await expect(page.getByRole('row')).toHaveCount(1);
});
