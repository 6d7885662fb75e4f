import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { goHome } from './clinic.ts';
import { choose, formSaved, goToPart, nextVisit, openPart, question, type } from './forms.ts';
import { expect, test } from './host.ts';
import { branch, entry, fillVisaA, start, total } from './scoring.ts';

test('the VISA-A is scored as it is typed, one branch at a time, and incomplete is no number', async ({ page }) => {
  await openPart(page, { family: 'Lindqvist', given: 'Per' }, 'Scores');
  await expect(page.getByText('Nothing was measured at this visit yet.')).toBeVisible();
  await expectAccessible(page, 'scores, empty');
  await start(page, 'VISA-A');
  const card = await fillVisaA(page, '4');
  await expect(total(card)).toContainText('Incomplete: no number');
  await expect(total(card)).toContainText('8. Training time (not asked)');

  // The three branches of the last question: one holds.
  await branch(card, 'Hurts, goes on');
  await choose(card, '8. Training time', '11 to 20 min: 10');
  // 8 + 9 + 8 + 4 + 7 + 10 + 7 + 10
  await expect(total(card)).toContainText('63 points');
  await expect(total(card)).toContainText('More than ten hops count ten');
  await branch(card, 'Sport does not hurt');
  await expect(card.getByRole('alert')).toContainText('clears the answer to "Hurts, goes on": 10 points');
  await page.getByRole('button', { name: 'Keep the answer' }).focus();
  await page.keyboard.press('Enter');
  await expect(total(card)).toContainText('63 points');
  await branch(card, 'Sport does not hurt');
  await page.getByRole('button', { name: 'Clear it and switch' }).focus();
  await page.keyboard.press('Enter');
  await expect(total(card)).toContainText('Incomplete: no number');
  await choose(card, '8. Training time', 'Over 30 min: 30');
  await expect(total(card)).toContainText('83 points');

  // Not asked, declined and does not apply are three, and none of them is 0.
  await choose(card, '4. Pain going down stairs', 'Declined');
  await expect(question(card, '4. Pain going down stairs')).toHaveAttribute('data-answer', 'declined');
  await expect(total(card)).toContainText('4. Pain going down stairs (declined)');
  await type(card, '4. Pain going down stairs', '0');
  await expect(question(card, '4. Pain going down stairs')).toHaveAttribute('data-answer', 'given');
  await expect(total(card)).toContainText('79 points');
  await type(card, '5. Pain with 10 single-leg heel raises', '7');
  await expect(question(card, '5. Pain with 10 single-leg heel raises')).toContainText('A whole number from 0 to 10');
  await expectAccessible(page, 'VISA-A, filled');
  await formSaved(card);
});

test('the next time starts from the last in one key, and the change is held against error and against what patients notice', async ({
  page,
}) => {
  await openPart(page, { family: 'Lindqvist', given: 'Per' }, 'Scores');
  await start(page, 'VISA-A');
  const first = await fillVisaA(page, '4');
  await branch(first, 'Hurts, goes on');
  await choose(first, '8. Training time', '11 to 20 min: 10');
  await expect(total(first)).toContainText('63 points');
  await formSaved(first);

  await nextVisit(page);
  await goToPart(page, 'Scores');
  await expect(page.getByRole('button', { name: 'Same as last time' })).toBeEnabled();
  await page.keyboard.press('Alt+L');
  const again = await fillVisaA(page, '9');
  await expect(again.getByRole('region', { name: 'Against the last time' })).toContainText('Last: 63 points');
  await expect(again.getByRole('region', { name: 'Against the last time' })).toContainText('One of the two is incomplete');
  await branch(again, 'Sport does not hurt');
  await choose(again, '8. Training time', 'Over 30 min: 30');
  await expect(total(again)).toContainText('88 points');
  const change = again.locator('[data-change="total"]');
  await expect(change).toContainText('+25 points');
  await expect(change.locator('[data-verdict="improved"]')).toBeVisible();
  await expect(change.locator('[data-threshold="mdc"]')).toContainText('6 points');
  await expect(change.locator('[data-threshold="mdc"]')).toContainText('read in the source');
  await expect(change.locator('[data-threshold="mcid"]')).toContainText('14 points, midportion, after 12 weeks');
  await formSaved(again);

  // What is written is there after the screen was left.
  await goToPart(page, 'Intake');
  await goToPart(page, 'Scores');
  await page.getByRole('button', { name: 'Open VISA-A, Left' }).focus();
  await page.keyboard.press('Enter');
  await expect(total(entry(page, 'VISA-A'))).toContainText('88 points');
  await page.getByRole('button', { name: 'Remove VISA-A, Left' }).focus();
  await page.keyboard.press('Enter');
  await expect(entry(page, 'VISA-A')).toBeHidden();
  await page.keyboard.press('Alt+Z');
  await expect(entry(page, 'VISA-A')).toBeVisible();
});

test('heel raises go by the metronome, and one leg is held against the other; with symptoms in both that is no aim', async ({ page }) => {
  await openPart(page, { family: 'Moreau', given: 'Inès' }, 'Scores');
  await start(page, 'Heel-raise endurance, knee straight');
  const left = entry(page, 'Heel-raise endurance, knee straight');
  await left.getByRole('button', { name: 'Start the metronome, 60 a minute' }).focus();
  await page.keyboard.press('Enter');
  await expect(left.getByRole('timer')).toContainText('3 beats, 1 raise');
  await page.keyboard.press('Enter');
  await expect(left.getByRole('button', { name: 'Start the metronome, 60 a minute' })).toBeVisible();
  await expect(left.getByRole('textbox', { name: 'Metronome' })).toHaveValue('60');
  await type(left, 'Incline', '10');
  await type(left, 'Raises', '18');
  await type(left, 'Highest raise', '10');
  await type(left, 'All raises together, upwards', '150');
  await type(left, 'Body mass today', '60');
  await expect(total(left, 'reps')).toContainText('18 raises');
  await expect(total(left, 'work')).toContainText('883 J');
  await type(left, 'All raises together, upwards', '0');
  await expect(left.getByRole('region', { name: 'Score' })).toContainText('more than so many raises of the peak height');
  await left.getByRole('textbox', { name: 'All raises together, upwards' }).press('Backspace');
  await formSaved(left);

  await page.getByRole('region', { name: 'Take a measure' }).getByRole('radio', { name: 'Right', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Alt+L');
  const right = entry(page, 'Heel-raise endurance, knee straight', 'Right');
  await expect(right.getByRole('textbox', { name: 'Incline' })).toHaveValue('10');
  await expect(right.getByRole('textbox', { name: 'Raises', exact: true })).toHaveValue('');
  await type(right, 'Raises', '24');
  const symmetry = right.getByRole('region', { name: 'One leg against the other' });
  await expect(symmetry.locator('[data-symmetry="reps"]')).toContainText('Raises: 75 %');
  await expect(symmetry.locator('[data-symmetry="reps"]')).toContainText('Which leg has symptoms is not known');
  await expectAccessible(page, 'heel raises of both legs');
  await formSaved(page);

  const patientId = (await call(page, 'visits.get', { id: visitOf(page) })).patientId;
  const open = {
    onset: { none: 'not-asked' },
    onsetType: { none: 'not-asked' },
    irritability: { none: 'not-asked' },
    closedOn: null,
    note: '',
  } as const;
  const site = { location: 'midportion', other: '' } as const;
  await call(page, 'episodes.create', { patientId, details: { title: 'Left Achilles', site: { ...site, side: 'left' }, ...open } });
  await expect(symmetry.locator('[data-target]').first()).toHaveAttribute('data-target', 'below-aim');
  await call(page, 'episodes.create', { patientId, details: { title: 'Right Achilles', site: { ...site, side: 'right' }, ...open } });
  await expect(symmetry.locator('[data-target]').first()).toHaveAttribute('data-target', 'invalid-bilateral');
});

const visitOf = (page: Page): string => new URL(page.url()).hash.split('/')[2] ?? '';

test('pain with a task, knee to wall and the LEFS by keyboard', async ({ page }) => {
  await openPart(page, { family: 'Moreau', given: 'Inès' }, 'Scores');
  await start(page, 'Pain, numeric rating (NPRS)');
  const pain = page.locator('[data-instrument="nprs"]');
  await branch(pain, 'With a task');
  await expect(pain.getByRole('region', { name: 'Score' })).toContainText('cannot be scored');
  await type(pain, 'The task', 'walking');
  await type(pain, 'Rating', '3');
  await expect(total(pain, 'rating')).toContainText('3 points');
  await formSaved(pain);

  await start(page, 'Knee to wall');
  const wall = entry(page, 'Knee to wall');
  await type(wall, 'Trial 1', '9,5');
  await type(wall, 'Trial 2', '10');
  await expect(total(wall, 'distance')).toContainText('trial 3 (not made yet)');
  await type(wall, 'Trial 3', '9.8');
  await expect(total(wall, 'distance')).toContainText('10 cm');
  await formSaved(wall);

  await start(page, 'LEFS');
  const lefs = page.locator('[data-instrument="lefs"]');
  await expect(lefs.getByRole('textbox', { name: '1. Work, school or household' })).toBeFocused();
  for (let item = 1; item <= 20; item++) {
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
  }
  await expect(total(lefs)).toContainText('60 points');
  await expect(total(lefs, 'percent')).toContainText('75 %');
  await expectAccessible(page, 'LEFS');
  await formSaved(page);
});

test('the day of the next measuring is set by keyboard, and from that day on the home screen says so until it was measured again', async ({
  page,
}) => {
  await openPart(page, { family: 'Castellano', given: 'Rosa' }, 'Scores');
  await start(page, 'Knee to wall');
  const wall = entry(page, 'Knee to wall');
  const again = wall.getByLabel('Measure again on');
  await again.fill('31.1.2020');
  await again.press('Tab');
  await expect(wall).toContainText('This is before the day of measuring: choose a later day.');
  const { details, id } = (await call(page, 'forms.ofVisit', { visitId: visitOf(page) }))[0] ?? {};
  expect(details?.kind === 'outcome' && details.retestDue).toBeNull();
  const measured = details?.kind === 'outcome' ? details.entry.measuredOn : '';
  await again.fill(measured);
  await again.press('Enter');
  await expect(wall).not.toContainText('This is before the day of measuring');
  await formSaved(wall);
  const kept = await call(page, 'forms.get', { id: id ?? '' });
  expect(kept.details.kind === 'outcome' && kept.details.retestDue).toBe(measured);
  await expectAccessible(page, 'a measure with the day of the next');

  await goHome(page);
  const board = page.getByRole('region', { name: 'To look at' });
  const line = board.getByRole('link', { name: /Castellano, Rosa.*Measure again.*due today/ });
  await line.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Scores' })).toBeVisible();
  await start(page, 'Knee to wall');
  await expect(page.locator('[data-instrument="knee-to-wall"]')).toHaveCount(2);
  await goHome(page);
  await expect(page.getByText('Nothing is overdue.')).toBeVisible();
});
