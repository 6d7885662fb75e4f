import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit, goHome, typePatient } from './clinic.ts';
import { expect, test } from './host.ts';

const clinic = { name: '', address: '', contact: '', clinician: 'Robin Sample', registration: 'PH 0000' };

test('two records of one person become one, detail by detail, and the merge is undone', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });
  const first = (await call(page, 'patients.search', { query: 'Quillfeather' })).patients[0];
  if (first === undefined) throw new Error('the patient is not there');
  const { revision, ...details } = await call(page, 'patients.get', { id: first.id });
  await call(page, 'patients.update', { id: first.id, revision, details: { ...details, phone: '01 234' } });
  const second = await call(page, 'patients.create', {
    details: { familyName: 'Quilfeather', givenName: 'Ada', birthDate: '1990-05-04', phone: '09 876', email: 'ada@example.org' },
    despiteSimilar: true,
  });
  await call(page, 'visits.create', { patientId: second.id, details: { startedAt: new Date().toISOString(), title: 'Second desk' } });

  // From the menu of the record, by keyboard.
  await page.getByRole('link', { name: 'Quillfeather, Ada' }).click();
  await page.getByRole('button', { name: 'More about this record' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Merge with another record of this person' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Likely the same person' })).toBeVisible();
  await expectAccessible(page, 'choosing the other record');
  await page.getByRole('link', { name: 'Compare with Quilfeather, Ada' }).click();
  await expect(page.getByTestId('moves')).toContainText('1 visit');
  await expect(page.getByRole('radio', { name: 'E-mail of the other record: ada@example.org' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Telephone of the record that is kept: 01 234' })).toBeChecked();
  await page.getByRole('radio', { name: 'Telephone of the other record: 09 876' }).check();
  await expectAccessible(page, 'two records side by side');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quillfeather, Ada' })).toBeVisible();
  await expect(page.getByLabel('Telephone')).toHaveValue('09 876');
  await expect(page.getByRole('link', { name: /Second desk/ })).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: /Second desk/ })).toHaveCount(0);
  await expect(page.getByLabel('Telephone')).toHaveValue('01 234');
  expect((await call(page, 'patients.search', { query: 'Quil' })).total).toBe(2);
});

test('records that look the same are merged from the warning, and the merge can be undone later', async ({ page }) => {
  const born = { givenName: 'Ada', birthDate: '1990-05-04' };
  for (const familyName of ['Quillfeather', 'Quilfeather'])
    await call(page, 'patients.create', { details: { familyName, ...born }, despiteSimilar: true });
  await goHome(page);
  await typePatient(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });
  await page.getByRole('button', { name: /^Same person as .*: merge$/ }).click();
  await expect(page.getByText('The other record holds nothing that would move.')).toBeVisible();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('button', { name: 'More about this record' }).click();
  await page.getByRole('menuitem', { name: 'Merge with another record of this person' }).click();
  await page.getByRole('button', { name: /^Undo the merge of/ }).click();
  await expect(page.getByText(/undone on/)).toBeVisible();
  expect((await call(page, 'patients.search', { query: 'Quil' })).total).toBe(2);
});

test('erasing says what the law lets keep, asks for the family name, and takes the rest out of daily use', async ({ page }) => {
  await call(page, 'settings.setClinic', clinic);
  await addPatientWithVisit(page, { family: 'Marrow', given: 'Finn', born: '1.2.1985' });
  await page.getByRole('link', { name: 'Marrow, Finn' }).click();
  await page.getByRole('button', { name: 'More about this record' }).click();
  await page.getByRole('menuitem', { name: 'Keep or erase this record' }).click();
  await expect(page.locator('[data-fate="keep"]')).toContainText('the law asks for it, until');

  // A hold goes before everything, and is lifted with undo.
  await page.getByRole('button', { name: 'Hold this record' }).click();
  await expect(page.getByText('Say why it is held.')).toBeVisible();
  await page.getByLabel('Why it is held').fill('Complaint of an insurer.');
  await page.getByRole('button', { name: 'Hold this record' }).click();
  await expect(page.locator('[data-fate="keep"]')).toContainText('it is held');
  await page.getByRole('button', { name: 'Lift the hold' }).click();
  await expect(page.locator('[data-fate="keep"]')).not.toContainText('it is held');

  const erase = page.getByRole('button', { name: 'Erase for good' });
  await expect(erase).toBeDisabled();
  await page.getByLabel(/^Type the family name/).fill('Marow');
  await expect(erase).toBeDisabled();
  await page.getByLabel(/^Type the family name/).fill('Marrow');
  await expectAccessible(page, 'before erasing');
  await erase.click();
  await expect(page.getByText('what has to stay is out of daily use')).toBeVisible();
  expect((await call(page, 'patients.search', { query: 'Marrow' })).total).toBe(0);
});

test('the retention list is empty where nothing is due, names what is, and leads to what would become of it', async ({ page }) => {
  await page.goto(`${page.url().split('#')[0]}#/retention`);
  await expect(page.getByText('Nothing is due, and nothing will be soon.')).toBeVisible();
  await expectAccessible(page, 'retention, nothing due');
  const { id } = await call(page, 'patients.create', { details: { familyName: 'Bygone', givenName: 'Otto', birthDate: '1950-01-01' } });
  await call(page, 'visits.create', { patientId: id, details: { startedAt: '2010-03-01T10:00:00.000Z' } });
  await expect(page.locator('[data-due="due"]')).toContainText('Bygone, Otto');
  await expect(page.locator('[data-due="due"]')).toContainText('Clinical record');
  await expectAccessible(page, 'retention, with something due');
  await page.getByRole('link', { name: 'Bygone, Otto' }).click();
  await expect(page.locator('[data-fate="remove"]')).toContainText('Clinical record');
});
