import { addDays } from '#core/clinical/calendar.ts';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { goToPart, nextVisit, openPart } from './forms.ts';
import { expect, test } from './host.ts';
import { begin, cell, field, inWords, opened, press, problem, screened, stored, tab, today, visitIn } from './planning.ts';

test('exercises, criteria and phases are written from scratch by keyboard, put in order, removed, undone and told in the versions', async ({
  page,
}) => {
  await openPart(page, { family: 'Mbeki', given: 'Thandi', born: '2.2.1991' }, 'Plan');
  await problem(page);
  await screened(page);
  await begin(page, 'Alfredson eccentric', today());
  await nextVisit(page);
  await goToPart(page, 'Plan');
  await screened(page);
  await tab(page, 'Phases');
  const phase = page.getByRole('article').filter({ has: page.getByText('Now', { exact: true }) });
  const exercises = phase.getByRole('region', { name: 'Exercises' });
  const names = () => exercises.locator('[data-entry]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));

  // Without a name nothing is added, and it is said.
  await exercises.getByRole('button', { name: 'Add an exercise' }).focus();
  await page.keyboard.press('Enter');
  await expect(exercises.getByText('Name the exercise')).toBeVisible();
  await exercises.getByLabel('Name of the exercise').focus();
  await page.keyboard.type('Step down');
  await page.keyboard.press('Enter');
  const entry = await opened(page, /^Step down$/);
  await expect(entry).toContainText('3 × 10 · body weight · 3 days a week');
  const retype = async (label: string, text: string) => {
    await entry.getByLabel(label, { exact: true }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(text);
  };
  await entry.getByLabel('Kind of dose').selectOption('hold');
  await retype('Sets', '4');
  await retype('Seconds held', '20-30');
  await entry.getByLabel('Load', { exact: true }).selectOption('mvc-percent');
  await retype('Of effort (%)', '60');
  await retype('Days a week', '5');
  await retype('A day', '2');
  await retype('Note', 'Hold on to ');
  // A pause while typing: what was stored meanwhile takes no blank away.
  await stored(page);
  await page.waitForTimeout(1200);
  await page.keyboard.type('the rail');
  await expect(entry.getByLabel('Note', { exact: true })).toHaveValue('Hold on to the rail');
  await entry.locator('summary', { hasText: 'What the exercise is' }).focus();
  await page.keyboard.press('Enter');
  await entry.getByLabel('Leg', { exact: true }).selectOption('Each leg');
  await entry.getByLabel('Knee', { exact: true }).selectOption('Bent');
  await entry.locator('summary', { hasText: 'Steps harder' }).focus();
  await page.keyboard.press('Enter');
  await entry.getByRole('button', { name: 'Add a step' }).focus();
  await page.keyboard.press('Enter');
  await entry.getByLabel('What is made harder').selectOption('Seconds held');
  await retype('By', '5');
  await page.keyboard.press('Tab');
  await expect(entry).toContainText('Step down (each leg)');
  await expect(entry).toContainText('4 × 20 to 30 s held · 60 % of greatest effort · 5 days a week, 2 times a day');
  await stored(page);

  // Its place in the phase, by the same key again and again.
  expect((await names()).at(-1)).toBe('Step down');
  await press(page, 'Move Step down up');
  await expect(page.getByRole('button', { name: 'Move Step down up', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(names).toEqual(['Step down', 'Heel lowering, knee straight', 'Heel lowering, knee bent']);
  await press(page, 'Undo the last change');
  await expect.poll(names).toEqual(['Heel lowering, knee straight', 'Step down', 'Heel lowering, knee bent']);

  // Criteria in words, and such as Soleus looks up.
  const leave = phase.getByRole('region', { name: 'To leave it' });
  await leave.getByRole('form').getByLabel('What has to be met').focus();
  await page.keyboard.type('Walks down the stairs without holding on');
  await page.keyboard.press('Enter');
  await leave.getByRole('form').getByLabel('Criterion').selectOption('Pain at a visit');
  await leave.getByRole('form').getByRole('button', { name: 'Add a criterion' }).focus();
  await page.keyboard.press('Enter');
  await leave.getByLabel(/^While/).selectOption('hopping');
  await leave.getByLabel(/^At most/).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2');
  await expect(leave).toContainText('Pain hopping: at most 2 of 10');
  // Another way to meet it.
  const either = leave.getByRole('form', { name: /^Or instead/ });
  await either.getByLabel('Criterion').selectOption('Single-leg heel raises');
  await either.getByRole('button', { name: 'Or instead' }).focus();
  await page.keyboard.press('Enter');
  await expect(leave).toContainText('Pain hopping: at most 2 of 10, or: At least 20 single-leg heel raises');
  await page.keyboard.press('Tab');
  await stored(page);
  await expectAccessible(page, 'plan, writing');

  // A phase of its own, first in its place, then gone and back.
  const adding = page.getByRole('form', { name: 'Add a phase' });
  await adding.getByLabel('Name of the new phase').focus();
  await page.keyboard.type('Stairs');
  await adding.getByLabel('What it is for').focus();
  await page.keyboard.type('Go down without pain.');
  await page.keyboard.press('Enter');
  const stairs = page.getByRole('article', { name: 'Stairs' });
  await expect(stairs).toContainText('No exercise in this phase yet');
  await stairs.getByLabel('Exercise to add').selectOption('Step down');
  await stairs.getByRole('button', { name: 'Add an exercise' }).focus();
  await page.keyboard.press('Enter');
  await expect(stairs).toContainText('Step down (each leg)');
  await press(page, 'Remove Stairs');
  await expect(stairs).toHaveCount(0);
  await page.keyboard.press('Alt+Z');
  await expect(stairs).toContainText('Step down (each leg)');
  await press(page, 'Move Stairs up');
  await expect(page.getByRole('article').first()).toHaveAccessibleName('Stairs');
  // The phase that the plan is in stays, and says so.
  const stays = page.getByRole('button', { name: /stays: the plan has been in it$/ });
  await expect(stays).toHaveAttribute('aria-disabled', 'true');
  await stored(page);

  await tab(page, 'Versions');
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs).toContainText('Exercise added: Step down');
  await expect(differs).toContainText('Phase added: Stairs');
  await expect(differs).toContainText('criterion added: Walks down the stairs without holding on');
  await press(page, 'Look at version 1');
  const first = page.getByRole('region', { name: 'Version 1', exact: true });
  await expect(first).toContainText('Heel lowering, knee straight: 3 × 15');
  await expect(first).not.toContainText('Step down');
  await press(page, 'Look at version 2');
  await expect(page.getByRole('region', { name: 'Version 2', exact: true })).toContainText('Hold on to the rail');
  await expectAccessible(page, 'plan, a version');
  // All of it is in the record, and what the clinician wrote is judged by the clinician.
  await tab(page, 'Now');
  await expect(page.getByRole('region', { name: 'Criteria', exact: true })).toContainText('Walks down the stairs without holding on');
});

test('what was removed comes back though other things were changed in between', async ({ page }) => {
  await openPart(page, { family: 'Sato', given: 'Ken', born: '3.5.1983' }, 'Plan');
  await problem(page);
  await screened(page);
  await begin(page, 'Alfredson eccentric', today());
  await tab(page, 'Phases');
  await press(page, 'Remove Heel lowering, knee bent from this phase');
  await expect(page.getByRole('group', { name: 'Heel lowering, knee bent' })).toHaveCount(0);
  await tab(page, 'Now');
  await page.getByLabel('Pain acceptable up to').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4');
  await page.keyboard.press('Tab');
  await stored(page);
  await page.keyboard.press('Alt+Z');
  await tab(page, 'Phases');
  await expect(page.getByRole('group', { name: 'Heel lowering, knee bent' })).toBeVisible();
  await tab(page, 'Now');
  await expect(page.getByLabel('Pain acceptable up to')).toHaveValue('4');
});

test('a printed sheet is entered by keyboard, and what was cleared by mistake is undone where it stood', async ({ page }) => {
  await openPart(page, { family: 'Costa', given: 'Rui', born: '6.6.1986' }, 'Plan');
  await problem(page);
  await screened(page);
  const start = addDays(today(), -7);
  await begin(page, 'Heavy slow resistance', start);
  await tab(page, 'This week');
  const pain = await field(page, 'Pain during', start);
  await page.getByLabel('Entered', { exact: true }).selectOption('From the printed sheet');
  await pain.focus();
  for (const number of ['3', '2', '1', '10']) {
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('y');
  await stored(page);
  await expect(page.getByText('(From the printed sheet)')).toBeVisible();
  const morning = cell(page, 'Pain next morning', start);
  await morning.focus();
  await page.keyboard.press('Delete');
  await expect(morning).toHaveValue('');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('7');
  await page.keyboard.press('Control+Z');
  await expect(cell(page, 'Pain after', start)).toHaveValue('2');
  await page.keyboard.press('Control+Z');
  await expect(morning).toHaveValue('1');
  await expect(morning).toBeFocused();
  await page.keyboard.press('Control+Y');
  await expect(morning).toHaveValue('');
  await press(page, 'Undo the last entry');
  await expect(morning).toHaveValue('1');
  // What was done, and how much of it, goes and comes as one.
  const seated = cell(page, '[^,]*[Ss]eated[^,]*', start);
  await seated.focus();
  await page.keyboard.press('1');
  await page.getByLabel(/^Weight \(kg\): Seated/).focus();
  await page.keyboard.type('42,5');
  await seated.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByLabel(/^Weight \(kg\): Seated/)).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(page.getByLabel(/^Weight \(kg\): Seated/)).toHaveValue('42.5');
  await stored(page);
  await expectAccessible(page, 'plan, week undone');
  await page.reload();
  await tab(page, 'This week');
  await expect(await field(page, 'Pain next morning', start)).toHaveValue('1');
});

test('days are typed as everywhere, in the past and ahead, and told in words', async ({ page }) => {
  await openPart(page, { family: 'Haddad', given: 'Lina', born: '7.7.1987' }, 'Plan');
  await problem(page);
  await screened(page);
  const ahead = addDays(today(), 30);
  await begin(page, 'Return to run', today());
  await page.locator('summary', { hasText: 'Name, goals and last day' }).focus();
  await page.keyboard.press('Enter');
  const last = page.getByLabel('Last day; empty: it goes on');
  await last.focus();
  await page.keyboard.type('31.2.2027');
  await expect(page.getByText('Type a day, such as 4.5.2026')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(inWords(ahead));
  await page.keyboard.press('Tab');
  await stored(page);
  await expect(page.getByRole('region', { name: 'Plans' })).toContainText(`until ${inWords(ahead)}`);
  await tab(page, 'Running');
  await press(page, 'Enter a run');
  await expect(page.getByLabel('Run (min)')).toBeFocused();
  const day = page.getByLabel('Day', { exact: true });
  await expect(day).toHaveValue(inWords(today()));
  await day.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(inWords(ahead));
  await expect(page.getByText('Type a day that was')).toBeVisible();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(addDays(today(), -1));
  await page.keyboard.press('Tab');
  await stored(page);
  await expect(day).toHaveValue(inWords(addDays(today(), -1)));
  const { patientId } = await call(page, 'visits.get', { id: visitIn(page) });
  const { runs } = await call(page, 'runs.list', { patientId });
  expect(runs.map(({ details }) => details.day)).toEqual([addDays(today(), -1)]);
});

test('a plan is written from scratch from the empty one, and its week asks for what was written', async ({ page }) => {
  await openPart(page, { family: 'Eriksen', given: 'Mia', born: '8.8.1988' }, 'Plan');
  await problem(page);
  await screened(page);
  await begin(page, 'Written from scratch', today());
  await tab(page, 'This week');
  await expect(page.getByText('Nothing is planned this week.')).toBeVisible();
  await tab(page, 'Phases');
  await page.getByLabel('Name of the exercise').focus();
  await page.keyboard.type('Calf raise in the pool');
  await page.keyboard.press('Enter');
  const entry = await opened(page, /^Calf raise in the pool$/);
  await entry.getByLabel('Days a week').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await stored(page);
  // Its name is changed where it is told, and the week says the new one.
  await entry.locator('summary', { hasText: 'What the exercise is' }).focus();
  await page.keyboard.press('Enter');
  const name = entry.getByLabel('Name of the exercise');
  await name.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect(entry.getByText('Name the exercise')).toBeVisible();
  await page.keyboard.type('Calf raise in the sea');
  await page.keyboard.press('Tab');
  await stored(page);
  await tab(page, 'This week');
  await cell(page, 'Calf raise in the sea', today()).focus();
  await page.keyboard.press('1');
  await page.keyboard.press('Tab');
  await stored(page);
  await expect(page.getByText(/^Fine to 2.* 1 of \d done this week$/)).toBeVisible();
});
