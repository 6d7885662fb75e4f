import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import { call } from './call.ts';
import { expect, test } from './host.ts';

test('every rule stands with its source and how sure it is; the clinic moves a limit, says why, and takes it back', async ({ page }) => {
  await page.goto(new URL('#/settings/rules', page.url()).href);
  const shockwave = page.getByRole('region', { name: 'Rules of shockwave' });
  const high = shockwave.locator('[data-rule="shockwave.bar-high"]');
  await expect(high).toContainText('Pressure above 4 bar.');
  await expect(high).toContainText('own proposal');
  await expect(high).toContainText('Stania 2019');
  await expect(shockwave.locator('[data-rule="shockwave.open-growth-plate-in-field"]')).toContainText('to be verified');
  await expect(shockwave.getByText('Table shockwave-1.')).toBeVisible();
  await expectAccessibleInBoth(page, 'settings: rules');

  await shockwave.getByRole('button', { name: 'Move a limit' }).press('Enter');
  await shockwave.getByRole('combobox', { name: 'Limit' }).click();
  await page.getByRole('option', { name: 'Pressure above 4 bar.' }).click();
  await shockwave.getByLabel('The clinic’s number').fill('3.5');
  await shockwave.getByLabel('The clinic’s number').blur();
  await expect(shockwave.getByText('Say why the limit is another.')).toBeVisible();
  await expectAccessible(page, 'settings: a limit without its reason');
  await shockwave.getByLabel('Why the limit is another').fill('Our runners are thin.');
  await shockwave.getByLabel('Why the limit is another').blur();
  await expect(shockwave.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  await expect(high).toContainText('Pressure above 3.5 bar.');
  await expect(high).toContainText('of this clinic');
  await expect(shockwave.getByText('Table shockwave-1/clinic-1.')).toBeVisible();
  const { rules } = await call(page, 'clinicTables.get', {});
  expect(rules.value.shockwave.limits).toEqual([{ ruleId: 'shockwave.bar-high', value: 3.5, why: 'Our runners are thin.' }]);

  await shockwave.getByRole('button', { name: 'Remove: Pressure above 3.5 bar.' }).click();
  await expect(high).toContainText('Pressure above 4 bar.');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(high).toContainText('Pressure above 3.5 bar.');
});

test('who may do what, and how long what was taken counts, are the clinic’s to set', async ({ page }) => {
  await page.goto(new URL('#/settings/rules', page.url()).href);
  const who = page.getByRole('region', { name: 'Who may do what' });
  await who.getByRole('group', { name: 'Needling' }).getByRole('checkbox', { name: 'Assistant' }).check();
  await expect(who.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  const flags = page.getByRole('region', { name: 'Red flags' });
  const weeks = flags.getByLabel('Weeks for which a steroid injection near the tendon counts');
  await weeks.fill('3');
  await expect(flags.getByText('Type a whole number from 6 to 52.')).toBeVisible();
  await weeks.fill('16');
  await weeks.blur();
  await expect(flags.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  const { rules, redFlags } = await call(page, 'clinicTables.get', {});
  expect(rules.value.manual.needlingRoles).toContain('assistant');
  expect(redFlags.value.steroidWeeks).toBe(16);
});
