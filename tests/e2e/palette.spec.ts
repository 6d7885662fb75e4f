import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';
import { expect, test } from './host.ts';
import { visitIn } from './screening.ts';

const line = (page: Page, words: string) => page.getByRole('dialog').getByText(words, { exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

async function open(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Find a patient or an action' })).toBeFocused();
  await page.keyboard.type(typed);
}

/** Finds an action by its words and runs it, all by keyboard. */
async function run(page: Page, typed: string, words: string): Promise<void> {
  await open(page, typed);
  await expect(page.getByRole('dialog').locator('[data-action][data-selected]')).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('the palette goes to every part of the visit, and from the patient to the latest visit', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Okonkwo', given: 'Ben' });
  for (const part of ['Intake', 'Safety', 'Scores', 'Treatment', 'Notes']) {
    await run(page, `go to ${part}`, `Go to: ${part}`);
    await expect(heading(page, part)).toBeVisible();
    await open(page, `go to ${part}`);
    await expect(line(page, `Go to: ${part}`)).toHaveCount(0);
    await page.keyboard.press('Escape');
  }
  await run(page, 'clips', 'Go to: Clips');
  await expect(page.getByRole('button', { name: 'Import videos' }).first()).toBeVisible();
  const visitId = visitIn(page);

  await page.keyboard.press('Alt+ArrowUp');
  await expect(heading(page, 'Okonkwo, Ben')).toBeVisible();
  await open(page, '');
  // The name of the group is drawn by its style.
  await expect(page.getByRole('dialog').locator('[style*="The latest visit"]')).toBeVisible();
  await expectAccessible(page, 'the palette over a patient');
  await page.keyboard.press('Escape');
  await run(page, 'go notes', 'Go to: Notes');
  await expect(heading(page, 'Notes')).toBeVisible();
  expect(visitIn(page)).toBe(visitId);
});

test('the palette begins every kind of form, where its screen knows the side, and says what it waits for', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Aaltonen', given: 'Ida' });
  const visitId = visitIn(page);
  const kinds = async () => (await call(page, 'forms.ofVisit', { visitId })).map(({ kind }) => kind);
  const started = (typed: string, words: string) =>
    Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/call/forms.start') && answer.ok()), run(page, typed, words)]);

  await started('start note', 'Start: Note');
  await expect(heading(page, 'Notes')).toBeVisible();
  await started('start intake', 'Start: Intake');
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  await started('red flag', 'Start: Red flag screening');
  await expect(heading(page, 'Safety')).toBeVisible();
  expect((await kinds()).toSorted()).toEqual(['intake', 'note', 'red-flags']);

  // Nobody has said which leg it is: the measure is chosen, the side is asked for.
  await run(page, 'visa sedentary', 'Start: VISA-A (sedentary)');
  await expect(page.getByText('VISA-A (sedentary): choose the side, then press Start.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Measure' })).toHaveValue('VISA-A (sedentary)');
  await run(page, 'start shockwave', 'Start: Shockwave');
  await expect(page.getByText('A session belongs to a course').first()).toBeVisible();
  expect(await kinds()).toHaveLength(3);

  const { patientId } = await call(page, 'visits.get', { id: visitId });
  await call(page, 'episodes.create', {
    patientId,
    details: {
      title: 'Right Achilles',
      site: { side: 'right', location: 'midportion', other: '' },
      onset: { none: 'not-asked' },
      onsetType: { none: 'not-asked' },
      irritability: { none: 'not-asked' },
      closedOn: null,
      note: '',
    },
  });
  await started('knee to wall', 'Start: Knee to wall');
  await expect(page.getByRole('article', { name: 'Knee to wall, Right' })).toBeVisible();
  // On the screen itself it begins another one.
  await started('start lefs', 'Start: LEFS');
  await expect(page.getByRole('article', { name: 'LEFS, Right' })).toBeVisible();
  await started('start cause', 'Start: Cause and effect');
  await expect(page.getByRole('article', { name: 'Cause and effect' })).toBeVisible();
  expect((await kinds()).filter((kind) => kind === 'outcome')).toHaveLength(2);

  // A form that a visit has once is opened, not begun anew.
  await run(page, 'start intake', 'Start: Intake');
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
  expect((await kinds()).filter((kind) => kind === 'intake')).toHaveLength(1);
});

test('what concerns a whole record, and the lists about all of them, is found from where it belongs', async ({ page }) => {
  await open(page, 'merge');
  await expect(page.getByText('Nothing found. Try fewer letters.')).toBeVisible();
  await page.keyboard.press('Escape');
  await run(page, 'retention', 'Open the retention list');
  await expect(page).toHaveURL(/#\/retention$/);
  await run(page, 'record keeping', 'Open record keeping');
  await expect(page).toHaveURL(/settings\/record-keeping$/);

  await addPatientWithVisit(page, { family: 'Brandt', given: 'Uwe' });
  await page.keyboard.press('Alt+ArrowUp');
  await expect(heading(page, 'Brandt, Uwe')).toBeVisible();
  await run(page, 'merge', 'Merge this record with another one of this person');
  await expect(page).toHaveURL(/\/merge$/);
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Brandt, Uwe' }).click();
  await expect(heading(page, 'Brandt, Uwe')).toBeVisible();
  await run(page, 'erase', 'Keep or erase this record');
  await expect(page).toHaveURL(/\/erase$/);
});

test('a part of a visit and a form can be given keys', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Moreau', given: 'Luc' });
  const visit = page.url();
  await page.goto(new URL('#/settings/keys', visit).href);
  for (const [id, action, key] of [
    ['go.notes', 'Go to: Notes', 'F10'],
    ['start.note', 'Start: Note', 'Alt+3'],
  ] as const) {
    await page.getByRole('button', { name: `Add a key for: ${action}`, exact: true }).click();
    await page.keyboard.press(key);
    await expect(
      page
        .getByRole('region', { name: 'The visit and its forms' })
        .locator(`[data-action="${id}"]`)
        .getByText(key.split('+').at(-1) ?? '', { exact: true }),
    ).toBeVisible();
  }
  await page.goto(visit);
  await expect(page.getByRole('button', { name: 'Import videos' }).first()).toBeVisible();
  await page.keyboard.press('F10');
  await expect(heading(page, 'Notes')).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(page.getByLabel('Subjective').first()).toBeVisible();
});
