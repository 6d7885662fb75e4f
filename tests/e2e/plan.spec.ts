import { given } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import { mondayOf } from '#core/plan/day.ts';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { goToPart, nextVisit, openPart } from './forms.ts';
import { expect, test } from './host.ts';
import { begin, cell, field, inWords, opened, press, problem, retype, robin, screened, stored, tab, today, visitIn } from './planning.ts';

test('a plan is begun from a programme with its sources, changed freely, undone, and its versions are compared in words', async ({
  page,
}) => {
  await openPart(page, { family: 'Okafor', given: 'Ada', born: '4.5.1990' }, 'Plan');
  await expect(page.getByText('Name the problem at the intake first')).toBeVisible();
  await expectAccessible(page, 'plan, no problem yet');
  await problem(page);
  await expect(page.getByRole('heading', { name: 'Choose a programme' })).toBeVisible();
  await expect(page.getByText('The loading plan is blocked at this visit')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Begin a plan: Heavy slow resistance' })).toBeDisabled();
  await screened(page);
  const hsr = page.getByRole('article', { name: 'Heavy slow resistance' });
  await expect(hsr).toContainText('Beyer 2015');
  await expect(page.getByText('The loading plan is blocked at this visit')).toHaveCount(0);
  await expectAccessible(page, 'plan, programmes');
  await begin(page, 'Heavy slow resistance', today());

  await tab(page, 'Phases');
  const entry = await opened(page, /^Seated/);
  await expect(entry).toContainText('3 × 15');
  await entry.getByLabel('Sets', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4');
  await entry.getByLabel('Tempo (s)').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4 0 4');
  await entry.getByLabel('Load', { exact: true }).selectOption('kg');
  await entry.getByLabel('Weight (kg)').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('20-25');
  await expect(entry).toContainText('4 × 15, 4 s up, 0 s held, 4 s down · 20 to 25 kg');
  await entry.getByLabel('Repetitions', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('many');
  await expect(entry).toContainText('A number from 1 to 500');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await stored(page);
  await expectAccessible(page, 'plan, phases');
  await press(page, 'Undo the last change');
  await expect(entry).toContainText('4 × 15, 4 s up');
  await press(page, 'Do it again');
  await expect(entry).toContainText('4 × 12, 4 s up');

  // Another visit: another version, which stands beside the first.
  await nextVisit(page);
  await goToPart(page, 'Plan');
  await screened(page);
  await page.locator('summary', { hasText: 'Name, goals and last day' }).focus();
  await page.keyboard.press('Enter');
  await retype(page, 'Goals', 'Run ten kilometres');
  await page.keyboard.press('Tab');
  await stored(page);
  await tab(page, 'Versions');
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions.getByRole('article')).toHaveCount(2);
  await versions.getByLabel('Why this version was made').focus();
  await page.keyboard.type('A goal was named.');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('Goals: none → Run ten kilometres');
  await expectAccessible(page, 'plan, versions');
});

test('the diary is entered by keyboard; three good sessions suggest more, and the step is decided, made and kept', async ({ page }) => {
  await call(page, 'settings.setClinic', { name: 'Invented clinic', clinician: robin.name });
  await openPart(page, { family: 'Lindqvist', given: 'Per', born: '1.2.1985' }, 'Plan');
  await problem(page);
  await screened(page);
  const start = addDays(today(), -7);
  const sessions = [0, 2, 4].map((n) => addDays(start, n));
  await begin(page, 'Heavy slow resistance', start);
  await expect(page.locator('[data-advice]')).toHaveAttribute('data-advice', 'none');
  await retype(page, 'Usual pain of a morning (0 to 10)', '1');
  await retype(page, 'Usual stiffness of a morning (min)', '10');
  await page.keyboard.press('Tab');
  await stored(page);

  await tab(page, 'This week');
  const rows = ['Seated heel raise', 'Leg press', 'Standing'];
  for (const day of sessions) {
    const first = await field(page, '[^,]*[Ss]eated[^,]*', day);
    await first.focus();
    for (const _ of rows) {
      await page.keyboard.press('1');
      await page.keyboard.press('ArrowDown');
    }
    // The arrow has led on to the pain of that day.
    await expect(cell(page, 'Pain during', day)).toBeFocused();
    for (const number of ['3', '2', '1', '10']) {
      await page.keyboard.type(number);
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('y');
    await expect(cell(page, 'Pain during', day)).toHaveAttribute('data-zone', 'amber');
  }
  await stored(page);
  await expectAccessible(page, 'plan, week');
  // A morning is taken out, and put in again: what is missing is not zero.
  const [, , last = ''] = sessions;
  await (await field(page, 'Pain next morning', last)).focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Tab');
  await stored(page);
  await tab(page, 'Now');
  await expect(page.locator('[data-rule="plan.morning-missing"]')).toContainText(`The next morning is not entered: ${inWords(last)}`);
  await expect(page.locator('[data-advice]')).toHaveAttribute('data-advice', 'hold');
  await tab(page, 'This week');
  await (await field(page, 'Pain next morning', last)).focus();
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await stored(page);
  await tab(page, 'Now');
  await expect(page.locator('[data-advice]')).toHaveAttribute('data-advice', 'progress');
  await expect(page.locator('[data-rule="plan.good-sessions"]')).toContainText('3 good sessions running');
  await expectAccessible(page, 'plan, suggestion');

  // Otherwise than suggested wants a reason.
  await press(page, 'Hold');
  await press(page, 'Decide: Hold');
  await expect(page.getByText('Say why it is done otherwise than suggested.')).toBeVisible();
  await press(page, 'Leave it');
  await press(page, 'Progress');
  await press(page, 'Decide: Progress');
  const decisions = page.getByRole('region', { name: 'Decisions' });
  await expect(decisions.getByRole('article')).toContainText('Progress, as suggested');
  await expect(decisions).toContainText('Version 2 of the plan came of it.');
  // What it was decided on stays to be read, though the suggestion is another by now.
  await expect(page.locator('[data-advice]')).toHaveAttribute('data-advice', 'hold');
  await decisions.locator('summary', { hasText: 'Why' }).focus();
  await page.keyboard.press('Enter');
  await expect(decisions.getByText('3 good sessions running')).toBeVisible();
  await tab(page, 'Versions');
  await expect(page.getByRole('region', { name: 'What differs' })).toContainText('15RM → 13RM');
});

test('running load, runs and shoes are entered by keyboard, and what is removed comes back', async ({ page }) => {
  await openPart(page, { family: 'Novak', given: 'Ivo', born: '3.3.1979' }, 'Plan');
  await problem(page);
  await screened(page);
  await begin(page, 'Return to run', today());
  await tab(page, 'Running');
  await expect(page.getByText('No shoes yet.')).toBeVisible();
  await press(page, 'Add a pair of shoes');
  const shoe = page.getByRole('region', { name: 'Shoes' }).getByRole('group').first();
  await shoe.getByLabel('Name').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Blue trainer');
  await shoe.getByLabel('Drop (mm)').focus();
  await page.keyboard.type('8');
  await shoe.getByLabel('Kilometres before').focus();
  await page.keyboard.type('120');
  await page.keyboard.press('Tab');
  await stored(page);

  await press(page, 'Enter a run');
  await expect(page.getByLabel('Run (min)')).toBeFocused();
  await page.keyboard.type('25');
  await page.getByLabel('Distance (km)').focus();
  await page.keyboard.type('4,5');
  await page.getByLabel('Shoe', { exact: true }).selectOption('Blue trainer');
  await page.keyboard.press('Tab');
  await stored(page);
  await expect(page.getByRole('region', { name: 'Shoes' })).toContainText('125 km in 1 run');
  const week = page.locator(`[data-week="${mondayOf(today())}"]`);
  await expect(week).toContainText('at least 25 min: not all runs are entered');
  await week.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(week).toContainText('25 min');
  await expect(week).not.toContainText('at least');
  await expectAccessible(page, 'plan, running');
  await press(page, /^Remove the run of/);
  await expect(page.getByText('No run yet.')).toBeVisible();
  await page.keyboard.press('Alt+Z');
  await expect(page.getByLabel('Run (min)')).toHaveValue('25');
  // A run of the plan is a planned go that was done.
  await tab(page, 'This week');
  await expect(page.getByText(/1 of \d+ done this week/)).toBeVisible();
});

test('a red flag blocks more and lets less through; a signed visit keeps the plan as it was', async ({ page }) => {
  await openPart(page, { family: 'Berg', given: 'Ida', born: '4.4.1990' }, 'Plan');
  await problem(page);
  await screened(page);
  await begin(page, 'Alfredson eccentric', today());
  await nextVisit(page);
  await goToPart(page, 'Plan');
  await screened(page, { 'RF02.swelling': given('yes') });
  await expect(page.locator('[data-rule="plan.red-flag"]')).toContainText('RF02');
  await tab(page, 'Phases');
  const entry = await opened(page, /^Heel lowering, knee straight/);
  await entry.getByLabel('Sets', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('5');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('alert').first()).toContainText('A loading plan is blocked at this visit');
  await entry.getByLabel('Sets', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await page.keyboard.press('Tab');
  await stored(page);
  await expect(page.getByRole('alert')).toHaveCount(0);

  const visitId = visitIn(page);
  const { form } = await call(page, 'forms.start', { visitId, kind: 'note', from: 'empty', by: robin });
  const content = { subjective: 'Swollen calf.', objective: '', assessment: '', plan: '' };
  await call(page, 'forms.update', { id: form.id, revision: form.revision, details: { kind: 'note', content } });
  const { sha256 } = await call(page, 'visits.signing', { id: visitId });
  await call(page, 'visits.sign', { id: visitId, by: robin, sha256 });
  await expect(page.getByText('This visit is signed: the plan is changed at the next visit.')).toBeVisible();
  await expect(entry.getByLabel('Sets', { exact: true })).toBeDisabled();
  await expectAccessible(page, 'plan, signed');
  await tab(page, 'This week');
  await (await field(page, 'Pain during', today())).focus();
  await page.keyboard.type('4');
  await page.keyboard.press('Tab');
  await stored(page);

  // The next visit changes the plan; the signed one keeps what it had, and says where to read it.
  const signedVisit = page.url();
  const { patientId } = await call(page, 'visits.get', { id: visitId });
  const [plan] = await call(page, 'plans.list', { patientId });
  await nextVisit(page);
  await goToPart(page, 'Plan');
  await screened(page);
  await tab(page, 'Phases');
  const again = await opened(page, /^Heel lowering, knee straight/);
  await again.getByLabel('Sets', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await stored(page);
  expect(plan?.versions.map(({ number, signed }) => [number, signed])).toEqual([
    [1, false],
    [2, true],
  ]);
  expect(await call(page, 'visits.signing', { id: visitId })).toMatchObject({ state: 'signed', intact: true });
  await page.goto(signedVisit);
  await expect(page.getByText('At this visit it was version 2')).toBeVisible();
  await tab(page, 'Versions');
  await press(page, 'Look at version 2');
  await expect(page.getByRole('region', { name: 'Version 2', exact: true })).toContainText('Heel lowering, knee straight: 2 × 15');
});
