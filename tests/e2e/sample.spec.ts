import { expect, test } from './host.ts';

test('the sample patient is made with progress and opens with two visits', async ({ page }) => {
  await page.getByRole('button', { name: 'Make the sample patient' }).click();
  await expect(page.getByRole('progressbar', { name: 'Making the sample patient' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Visits' })).toBeVisible({ timeout: 150_000 });
  await expect(page.getByText('Sample', { exact: true })).toBeVisible();
  const visits = page.getByRole('region', { name: 'Visits' }).getByRole('link');
  await expect(visits).toHaveCount(2);
  await visits.first().click();
  await expect(page.getByRole('article').first()).toBeVisible();
});
