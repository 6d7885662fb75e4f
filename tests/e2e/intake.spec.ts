import { expectAccessible } from './accessible.ts';
import { choose, formSaved, goToPart, makeEpisode, nextVisit, openPart, press, question, section, type } from './forms.ts';
import { expect, test } from './host.ts';

test('a runner’s intake is filled in by keyboard: the episode, four kinds of answer, the body chart and the factors', async ({ page }) => {
  await openPart(page, { family: 'Okafor', given: 'Ada', born: '4.5.1990' }, 'Intake');
  await expect(page.getByText('There is no earlier intake of this patient.')).toBeVisible();
  await expectAccessible(page, 'intake, none yet');
  await makeEpisode(page);
  await type(page, 'Began on', '1 Sep 2024');
  await expect(section(page, 'The problem')).toContainText('Chronic');
  await choose(page, 'Irritability', 'Moderate');
  await press(page, 'Start an empty intake');

  const whole = page.getByTestId('completeness');
  await expect(whole).toContainText(/^0 of \d+ asked/);
  await press(page, /^Complaint: 0 of 8 asked/);
  await expect(page.getByRole('heading', { name: 'Complaint', exact: true })).toBeFocused();
  const complaint = section(page, 'Complaint');
  await type(complaint, 'Pain now', '0');
  await page.keyboard.press('Enter');
  await expect(complaint.getByRole('textbox', { name: 'Worst pain of the last week' })).toBeFocused();
  await page.keyboard.type('6');
  await choose(complaint, 'Average pain of the last week', 'Declined');
  await choose(complaint, 'Pain at night', 'Does not apply');
  await choose(complaint, 'Eases once warmed up', 'Yes');
  await expect(question(complaint, 'Pain now')).toHaveAttribute('data-answer', 'given');
  await expect(question(complaint, 'Average pain of the last week')).toHaveAttribute('data-answer', 'declined');
  await expect(question(complaint, 'Pain at night')).toHaveAttribute('data-answer', 'not-applicable');
  await expect(question(complaint, 'Morning stiffness')).toHaveAttribute('data-answer', 'not-asked');
  await expect(whole).toContainText('3 answered, 1 declined, 1 do not apply');
  await question(complaint, 'Pain now').getByRole('button', { name: 'Remark on: Pain now' }).focus();
  await page.keyboard.press('Enter');
  await expect(complaint.getByRole('textbox', { name: 'Remark on: Pain now' })).toBeFocused();
  await page.keyboard.type('after two days of rest');

  // The chart: one stop of the Tab key, arrows go over the figure.
  const map = section(page, 'Where it hurts');
  const legs = map.getByRole('listbox', { name: 'Lower legs from behind' });
  await legs.focus();
  const tendon = legs.getByRole('option', { name: 'Achilles midportion, left' });
  for (let step = 0; step < 30 && (await tendon.getAttribute('data-active')) !== 'true'; step++)
    await page.keyboard.press(step % 3 === 2 ? 'ArrowLeft' : 'ArrowDown');
  while ((await tendon.getAttribute('data-active')) !== 'true') await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(tendon).toHaveAttribute('aria-selected', 'true');
  await expect(
    map.getByRole('listbox', { name: 'From behind', exact: true }).getByRole('option', { name: 'Achilles midportion, left' }),
  ).toHaveAttribute('aria-selected', 'true');
  await type(map, 'Pain at: Achilles midportion, left', '5');
  await map.getByRole('listbox', { name: 'From the front', exact: true }).getByRole('option', { name: 'Front of the knee, right' }).click();
  await press(page, 'Unmark Front of the knee, right');

  const training = section(page, 'Training');
  await type(training, 'Kilometres a week', '42 many');
  await expect(question(training, 'Kilometres a week')).toContainText('Kilometres from 0 to 500 or ?');
  await training.getByRole('textbox', { name: 'Kilometres a week' }).fill('42 38 ? 0');
  await section(page, 'Contributing factors').getByRole('checkbox', { name: 'More hills' }).focus();
  await page.keyboard.press('Space');
  await expect(question(section(page, 'Contributing factors'), 'Training error').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await choose(section(page, 'History'), 'Operations on the legs', 'None');
  await type(section(page, 'History'), 'Injuries before: What', 'Calf strain');
  await page.keyboard.press('Enter');
  await expect(section(page, 'History')).toContainText('Calf strain, Left, day not known');
  await type(section(page, 'Shoes'), 'Shoe', 'Pegasus');
  await expectAccessible(page, 'intake, filled');
  await formSaved(page);

  await page.reload();
  await expect(complaint.getByRole('textbox', { name: 'Pain now', exact: true })).toHaveValue('0');
  await expect(complaint.getByRole('textbox', { name: 'Remark on: Pain now' })).toHaveValue('after two days of rest');
  await expect(training.getByRole('textbox', { name: 'Kilometres a week' })).toHaveValue('42 38 ? 0');
});

test('every field can be reached and left by keyboard: by section, by question, and no press leaves the keys nowhere', async ({ page }) => {
  await openPart(page, { family: 'Nkemelu', given: 'Ify' }, 'Intake');
  await makeEpisode(page);
  await expect(section(page, 'The problem').getByRole('combobox', { name: 'Episode' })).toBeFocused();
  await press(page, 'Start an empty intake');
  const headings = page.locator('fieldset[data-form] h2');
  await expect(headings.first()).toBeFocused();
  const names = await headings.allTextContents();
  for (const name of names.slice(1)) {
    await page.keyboard.press('Alt+g');
    await expect(page.getByRole('heading', { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press('Alt+g');
  await expect(headings.last()).toBeFocused();
  await page.keyboard.press('Alt+Shift+G');
  await expect(headings.nth(names.length - 2)).toBeFocused();

  // From one control to the next with Tab alone, each question is met.
  await headings.first().focus();
  const questions = await page.locator('fieldset[data-form] [data-answer] > legend').allTextContents();
  const met = new Set<string>();
  for (let stop = 0; stop < 900; stop++) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const control = document.activeElement;
      const card = control?.closest('section')?.querySelector('h2')?.id ?? null;
      return control?.closest('fieldset[data-form]')
        ? { legend: control.closest('[data-answer]')?.querySelector('legend')?.textContent ?? null, card }
        : null;
    });
    if (here === null) break;
    if (here.legend !== null) met.add(here.legend);
  }
  expect([...new Set(questions)].filter((name) => !met.has(name))).toEqual([]);

  // Enter goes on from a choice as it does from a number.
  const complaint = section(page, 'Complaint');
  await choose(complaint, 'Eases once warmed up', 'Yes');
  await page.keyboard.press('Enter');
  await expect(question(complaint, 'Eases once warmed up').locator(':focus')).toHaveCount(0);
  await expect(complaint.locator(':focus')).toHaveCount(1);

  const history = section(page, 'History');
  await type(history, 'Injuries before: What', 'Calf strain');
  await history.getByRole('textbox', { name: 'Injuries before: When' }).focus();
  await page.keyboard.type('3 Mar 2024');
  await page.keyboard.press('Enter');
  await expect(history).toContainText('Calf strain, Left, 3 Mar 2024');
  await expect(history.getByRole('textbox', { name: 'Injuries before: What' })).toBeFocused();
  await history.getByRole('button', { name: /^Remove.*Calf strain/ }).focus();
  await page.keyboard.press('Enter');
  await expect(history.getByRole('textbox', { name: 'Injuries before: What' })).toBeFocused();
  const map = section(page, 'Where it hurts');
  await map.getByRole('listbox', { name: 'From the front' }).focus();
  await page.keyboard.press('Space');
  await map.getByRole('button', { name: /^Unmark/ }).focus();
  await page.keyboard.press('Enter');
  await expect(map.getByRole('listbox', { name: 'From the front' })).toBeFocused();
  await formSaved(page);
});

test('the next intake is copied forward in one key: what lasts comes along, what does not is asked again with the last answer beside', async ({
  page,
}) => {
  await openPart(page, { family: 'Okafor', given: 'Ada' }, 'Intake');
  await makeEpisode(page);
  await press(page, 'Start an empty intake');
  await type(section(page, 'Complaint'), 'Worst pain of the last week', '6');
  await type(section(page, 'Shoes'), 'Shoe', 'Pegasus');
  await choose(section(page, 'Health and drugs'), 'Diabetes', 'No');
  await choose(section(page, 'Health and drugs'), 'Gout', 'Yes');
  await formSaved(page);

  await nextVisit(page);
  await goToPart(page, 'Intake');
  await expect(page.getByRole('button', { name: /^Copy forward from/ })).toBeVisible();
  await page.keyboard.press('Alt+L');
  const complaint = section(page, 'Complaint');
  await expect(complaint.getByRole('textbox', { name: 'Worst pain of the last week' })).toHaveValue('');
  await expect(question(complaint, 'Worst pain of the last week')).toContainText('Last time: 6. Ask again.');
  await expect(section(page, 'Shoes').getByRole('textbox', { name: 'Shoe', exact: true })).toHaveValue('Pegasus');
  await expect(question(section(page, 'Shoes'), 'Shoe')).toContainText('As last time');
  await expect(question(section(page, 'Health and drugs'), 'Diabetes')).toContainText('Last time: No. Ask again.');
  await expect(question(section(page, 'Health and drugs'), 'Gout').getByRole('radio', { name: 'Yes' })).toBeChecked();
  await expectAccessible(page, 'intake, copied forward');

  // It says so after the screen was left, too.
  await goToPart(page, 'Scores');
  await goToPart(page, 'Intake');
  await expect(question(complaint, 'Worst pain of the last week')).toContainText('Last time: 6. Ask again.');
});
