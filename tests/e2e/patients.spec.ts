import { addPatientWithVisit, allSaved, goHome, typePatient } from './clinic.ts';
import { expect, test } from './host.ts';

test('a newcomer is told what to do first and where the data lives', async ({ page, running }) => {
  await expect(page.getByRole('heading', { name: 'Welcome to Soleus' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the sample patient' })).toBeVisible();
  await expect(page.getByText(running.dataFolder)).toBeVisible();
});

test('a patient is added with the keyboard alone and found again by typing', async ({ page }) => {
  await expect(page.getByLabel('Find a patient')).toBeFocused();
  await page.keyboard.press('Alt+n');
  await expect(page.getByLabel('Family name')).toBeFocused();
  await page.keyboard.type('Papadopoulou');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Eleni');
  await page.keyboard.press('Tab');
  await page.keyboard.type('4.5.90');
  await expect(page.getByText('4 May 1990, 36 years')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No clips yet.')).toBeVisible();

  await goHome(page);
  await page.keyboard.type('papa el');
  await expect(page.getByRole('option', { name: /Papadopoulou, Eleni/ })).toContainText('4 May 1990');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Papadopoulou, Eleni' })).toBeVisible();
  await expect(page.getByLabel('Birth date')).toHaveValue('4 May 1990');
});

test('words that find nobody become the name of a new patient', async ({ page }) => {
  await page.getByLabel('Find a patient').fill('Jonas Lindqvist');
  await expect(page.getByText('Nobody found')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Family name')).toHaveValue('Lindqvist');
  await expect(page.getByLabel('Given name')).toHaveValue('Jonas');
});

test('a patient who looks like another is named before a second one is made', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Müller', given: 'Anna', born: '1.2.1980' });
  await goHome(page);
  await typePatient(page, { family: 'Mueller', given: 'Anna', born: '1.2.1980' });
  await expect(page.getByText('Is it one of these?')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add and start a visit' })).toBeHidden();
  await page.getByRole('button', { name: 'Open this one: Müller, Anna' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Müller, Anna' })).toBeVisible();

  await goHome(page);
  await typePatient(page, { family: 'Mueller', given: 'Anna', born: '1.2.1980' });
  await page.getByRole('button', { name: 'It is someone else: add anyway' }).click();
  await expect(page.getByText('No clips yet.')).toBeVisible();
  await goHome(page);
  await expect(page.getByText('2 patients')).toBeVisible();
});

test('what is typed is kept without a save button, even when Soleus is killed', async ({ page, running }) => {
  await addPatientWithVisit(page, { family: 'Horvat', given: 'Ana' });
  await page.getByLabel('Findings').fill('Overstride on the left; heel first.');
  await page.getByLabel('Title of the visit').fill('First look');
  await allSaved(page);
  await running.kill();
  const again = await running.restart();
  await again.getByRole('option', { name: /Horvat, Ana/ }).click();
  await again.getByRole('link', { name: /First look/ }).click();
  await expect(again.getByLabel('Findings')).toHaveValue('Overstride on the left; heel first.');
});

test('what cannot be stored stays in its field, named, and is stored once it can be', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Brandt', given: 'Leo' });
  await page.getByRole('link', { name: 'Brandt, Leo' }).click();
  await page.getByLabel('Height (cm)').fill('17');
  await expect(page.getByText('Type a number from 30 to 260.')).toBeVisible();
  await page.getByLabel('Height (cm)').fill('178,5');
  await page.getByLabel('Family name').fill('');
  await page.getByLabel('Family name').blur();
  await expect(page.getByText('A name is needed.')).toBeVisible();
  await expect(page.getByText('Not saved yet')).toBeVisible();
  await page.getByLabel('Family name').fill('Brand');
  await allSaved(page);
  await page.reload();
  await expect(page.getByLabel('Height (cm)')).toHaveValue('178.5');
  await expect(page.getByRole('heading', { level: 1, name: 'Brand, Leo' })).toBeVisible();
});

test('a record that does not answer is said so, and the words typed meanwhile are stored later', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Novak', given: 'Ema' });
  await page.route('**/call/visits.update', (route) => route.abort());
  await page.getByLabel('Advice').fill('Shorter steps.');
  await page.getByLabel('Advice').blur();
  await expect(page.getByRole('alert').getByText('What you typed is kept here')).toBeVisible();
  await expect(page.getByLabel('Advice')).toHaveValue('Shorter steps.');
  await page.unroute('**/call/visits.update');
  await page.getByRole('alert').filter({ hasText: 'What you typed is kept' }).getByRole('button', { name: 'Try again' }).click();
  await allSaved(page);
  await page.reload();
  await expect(page.getByLabel('Advice')).toHaveValue('Shorter steps.');
});

test('the same field changed in two windows is shown as both, and the clinician decides', async ({ page, host }) => {
  test.skip(host === 'electron', 'Electron has one window.');
  await addPatientWithVisit(page, { family: 'Garcia', given: 'Ines' });
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByLabel('Findings')).toBeVisible();
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await other.route('**/call/visits.update', async (route) => {
    await held;
    await route.continue();
  });
  await other.getByLabel('Findings').fill('from the second window');
  await page.getByLabel('Findings').fill('from the first window');
  await allSaved(page);
  letGo();
  const question = other.getByRole('alert');
  await expect(question.getByText('This was changed in another window.')).toBeVisible();
  await expect(question.getByRole('cell', { name: 'from the first window' })).toBeVisible();
  await expect(question.getByRole('cell', { name: 'from the second window' })).toBeVisible();
  await question.getByRole('button', { name: 'Keep yours' }).click();
  await allSaved(other);
  await expect(page.getByLabel('Findings')).toHaveValue('from the second window');
});

test('removing a visit or a patient can be undone', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Ivanova', given: 'Daria' });
  await page.getByRole('link', { name: 'Ivanova, Daria' }).click();
  await page.getByRole('button', { name: /^Remove the visit of/ }).click();
  await expect(page.getByText('No visit yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /^Remove the visit of/ })).toBeVisible();

  await page.getByRole('button', { name: 'Remove this patient' }).click();
  await expect(page.getByText('Ivanova, Daria is removed.')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(1);
  await page.getByLabel('Find a patient').blur();
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('option', { name: /Ivanova, Daria/ })).toBeVisible();
});

test('an address that leads nowhere says so and shows a way on', async ({ page }) => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  await page.goto(new URL(`#/patients/${nobody}`, page.url()).href);
  await expect(page.getByRole('alert')).toContainText('This is no longer here');
  await page.getByRole('link', { name: 'Go to the patients' }).click();
  await expect(page.getByLabel('Find a patient')).toBeVisible();
  await page.goto(new URL('#/nowhere/at/all', page.url()).href);
  await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
});

test('a screen that breaks is named and leaves the rest usable', async ({ page }) => {
  await page.route('**/call/patients.search', (route) => route.fulfill({ json: { ok: true, value: { total: 1, patients: 'none' } } }));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'This screen stopped working' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});
