import { expectAccessibleInBoth } from './accessible.ts';
import { goHome } from './clinic.ts';
import { expect, test } from './host.ts';
import { beginScreen, pop, question, say } from './screening.ts';

test('the screen is answered with the arrow keys; what is not answered is neither no nor safe', async ({ page }) => {
  await beginScreen(page, 'Ada');
  await expect(page.getByText('not all that matters is answered')).toBeVisible();
  await expectAccessibleInBoth(page, 'begun');
  const row = question(page, pop);
  await row.getByRole('radio', { name: 'Yes' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('radio', { name: 'No', exact: true })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('radio', { name: 'Cannot tell' })).toBeChecked();
  await expect(page.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  await page.reload();
  await expect(question(page, pop).getByRole('radio', { name: 'Cannot tell' })).toBeChecked();
  await question(page, pop).getByRole('radio', { name: 'Cannot tell' }).press('Delete');
  await expect(question(page, pop).getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a rupture is raised, holds treatment up, is gone against with name and reason, referred, and closed by its outcome', async ({
  page,
}) => {
  await beginScreen(page, 'Bo');
  await say(page, pop, 'Yes');
  await expect(page.getByText('REFER. Somebody else has to see the patient.')).toBeVisible();
  await say(page, 'Thompson (Simmonds) test, left leg', 'Yes');
  await expect(page.getByText('STOP. Nothing is treated before this is settled.')).toBeVisible();
  const waits = page.getByRole('region', { name: 'What waits' });
  await expect(waits.getByText('Taping: blocked')).toBeVisible();
  await expectAccessibleInBoth(page, 'stopped');

  await page.getByRole('link', { name: 'Clips', exact: true }).click();
  await expect(page.getByText('Stop: Achilles tendon rupture')).toBeVisible();
  await page.getByRole('link', { name: 'Quillfeather, Bo' }).click();
  await expect(page.getByText('Stop: Achilles tendon rupture')).toBeVisible();
  await expectAccessibleInBoth(page, 'patient with a red flag');
  await page.getByRole('link', { name: 'Open the red flags' }).click();

  await waits.getByRole('button', { name: 'Go on against Achilles tendon rupture' }).click();
  const against = page.getByRole('form', { name: 'Go on against Achilles tendon rupture' });
  await against.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(against.getByText('Say who you are.')).toBeVisible();
  await expect(against.getByText('Type the reason in a few words.')).toBeVisible();
  await against.getByLabel('Your name').fill('Robin Sample');
  await against.getByLabel('Reason').fill('The ultrasound of this morning shows the tendon whole.');
  await against.getByRole('button', { name: 'Go on', exact: true }).click();
  // Enter in haste goes back; it does not confirm.
  await expect(against.getByRole('button', { name: 'Not yet, go back' })).toBeFocused();
  await expectAccessibleInBoth(page, 'second confirmation');
  await against.getByRole('button', { name: 'Confirm a second time' }).click();
  await expect(waits.getByText(/Shockwave goes on against it: Robin Sample, .*shows the tendon whole/)).toBeVisible();

  await page.getByRole('button', { name: 'Refer: Achilles tendon rupture' }).click();
  await page.getByLabel('To whom').fill('Dr Kim Sample, orthopaedics');
  await page.getByRole('form').getByRole('button', { name: 'Refer' }).click();
  const referrals = page.getByRole('region', { name: 'Open referrals' });
  await expect(referrals.getByText('Achilles tendon rupture: to Dr Kim Sample, orthopaedics')).toBeVisible();
  await referrals.getByRole('button', { name: 'Enter the outcome: Achilles tendon rupture' }).click();
  await page.getByRole('radio', { name: 'excluded' }).check();
  await page.getByRole('form').getByRole('button', { name: 'Enter the outcome' }).click();
  await expect(page.getByText(/red flags? (was|were) closed before/)).toBeVisible();
  await expect(referrals.getByText('No referral is open.')).toBeVisible();
});

test('an emergency takes the width of the screen until what was done is recorded', async ({ page }) => {
  await beginScreen(page, 'Cleo');
  await say(page, 'Tense, hard compartment', 'Yes');
  await expect(page.getByText('EMERGENCY. Stop everything and act now.')).toBeVisible();
  await expect(page.getByText('Acute compartment syndrome: Emergency department now.')).toBeVisible();
  await expectAccessibleInBoth(page, 'emergency');
  const form = page.getByRole('form', { name: 'Record what was done: Acute compartment syndrome' });
  await form.getByRole('radio', { name: 'Emergency services called' }).check();
  await form.getByLabel('Your name').fill('Robin Sample');
  await form.getByRole('button', { name: 'Record what was done' }).click();
  await expect(page.getByText(/Emergency call made, Robin Sample/)).toBeVisible();
});

test('the Wells score stands with and without its minus two, which takes a reason', async ({ page }) => {
  await beginScreen(page, 'Dot');
  await say(page, 'New swelling of one calf', 'Yes');
  const wells = page.getByRole('region', { name: 'Wells score for thrombosis of the leg' });
  await say(page, 'Tenderness along the deep veins', 'Yes');
  await wells.getByLabel('Left calf (cm)').fill('40.5');
  await wells.getByLabel('Right calf (cm)').fill('37.1');
  await expect(wells.getByText('2 to 9 points, thrombosis likely')).toBeVisible();
  await expect(wells.getByText('the question about another diagnosis is not answered')).toBeVisible();
  await wells
    .getByRole('radiogroup', { name: /Is another diagnosis/ })
    .getByRole('radio', { name: 'Yes' })
    .check();
  await wells.getByLabel('Which diagnosis').fill('Tear of the gastrocnemius');
  await expect(wells.getByText('0 to 7 points, not decided yet')).toBeVisible();
  await expect(wells.getByText('A low score excludes nothing')).toBeVisible();
  await expectAccessibleInBoth(page, 'Wells');
});

test('the home screen shows today’s visit, the open draft, and says where nothing is overdue', async ({ page }) => {
  await beginScreen(page, 'Eve');
  await goHome(page);
  const board = page.getByRole('region', { name: 'The clinic today' });
  await expect(board.getByRole('region', { name: /^Today/ }).getByRole('link', { name: /Quillfeather, Eve/ })).toBeVisible();
  await expect(board.getByText('Nothing is overdue.')).toBeVisible();
  await expectAccessibleInBoth(page, 'home');
  await board
    .getByRole('region', { name: 'Open drafts' })
    .getByRole('link', { name: /Quillfeather, Eve/ })
    .click();
  await expect(page.getByRole('region', { name: 'Full screen' })).toBeVisible();
});
