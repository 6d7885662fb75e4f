import { expect } from './host.ts';
import { openClip, painted, test } from './reviewClip.ts';

test('a physio steps, plays, marks a loop and keeps a key image, all by keyboard', async ({ page, clip }) => {
  await openClip(page, clip);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('.');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('frame-number')).toHaveText(/^3 of 0 to 299/);
  expect(await painted(page)).toBe(3);
  await page.keyboard.press(',');
  await expect(page.getByTestId('frame-number')).toHaveText(/^2 of/);
  expect(await painted(page)).toBe(2);
  await page.keyboard.press('End');
  await expect(page.getByTestId('frame-number')).toHaveText(/^299 of/);
  expect(await painted(page)).toBe(299);

  await expect(page.getByTestId('true-time')).toContainText('confirm');
  await page.getByRole('button', { name: /^Yes/ }).click();
  await expect(page.getByTestId('true-time')).toContainText('2.4917 s');

  await page.keyboard.press('g');
  await page.getByLabel('Frame or time').fill('100');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Frame or time')).toBeHidden();
  await expect(page.getByTestId('frame-number')).toHaveText(/^100 of/);
  await page.keyboard.press('i');
  await page.keyboard.press('Control+1');
  await expect(page.getByRole('button', { name: 'Initial contact, left · frame 100' })).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('o');
  await page.keyboard.press('Control+ArrowLeft');
  await expect(page.getByTestId('frame-number')).toHaveText(/^100 of/);
  await page.keyboard.press('Home');
  await expect(page.getByTestId('frame-number')).toHaveText(/^100 of/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Initial contact, left · frame 100' })).toBeHidden();
  await page.keyboard.press('Control+y');
  await expect(page.getByRole('button', { name: 'Initial contact, left · frame 100' })).toBeVisible();
});
