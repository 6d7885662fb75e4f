import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit, allSaved } from './clinic.ts';
import { expect, test } from './host.ts';

const clinic = { name: '', address: '', contact: '', clinician: 'Robin Sample', registration: 'PH 0000' };
const parts = (page: Page) => page.getByRole('region', { name: 'Note', exact: true });
const openNotes = (page: Page) => page.getByRole('navigation', { name: 'Parts of the visit' }).getByRole('link', { name: 'Notes' }).click();
const signPanel = (page: Page) => page.getByRole('region', { name: 'Sign this visit' });

test('templates and short texts are set once and write the note; the browser’s undo takes a short text back', async ({ page, running }) => {
  await page.goto(`${page.url().split('#')[0]}#/settings/notes`);
  const templates = page.getByRole('region', { name: 'Templates for notes' });
  await templates.getByRole('button', { name: 'Add a template' }).click();
  await templates.getByLabel('Name').fill('First visit');
  await templates.getByLabel('Plan').fill('See again in a week.');
  await templates.getByLabel('Plan').blur();
  await expect(templates.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  const texts = page.getByRole('region', { name: 'Short texts' });
  await texts.getByRole('button', { name: 'Add a short text' }).click();
  await texts.getByLabel('Letters').fill('2 legs');
  await texts.getByLabel('Text', { exact: true }).fill('single-leg heel raise');
  await texts.getByLabel('Text', { exact: true }).blur();
  await expect(texts.getByText('Letters, digits and hyphens, beginning with a letter.')).toBeVisible();
  await expectAccessible(page, 'settings: notes, with something to mend');
  await texts.getByLabel('Letters').fill('hr');
  await texts.getByLabel('Letters').blur();
  await expect(texts.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  await texts.getByRole('button', { name: 'Remove: .hr' }).click();
  await expect(texts.getByText('No short texts yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(texts.getByRole('button', { name: 'Remove: .hr' })).toBeVisible();
  await expect(texts.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');

  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });
  await openNotes(page);
  await expect(page.getByText('There is no note of this visit yet.')).toBeVisible();
  await expectAccessible(page, 'no note yet');
  await page.getByRole('button', { name: 'Begin the note' }).click();
  const objective = parts(page).getByLabel('Objective');
  await objective.focus();
  await page.keyboard.type('Left: 12 x .hr then rest');
  await expect(objective).toHaveValue('Left: 12 x single-leg heel raise then rest');
  await expect(async () => {
    await page.keyboard.press('Control+z');
    await expect(objective).not.toHaveValue(/single-leg/, { timeout: 200 });
  }).toPass();
  await expect(objective).toHaveValue(/^Left: 12 x/);
  await objective.fill('');
  await page.keyboard.type('.hr');
  await page.keyboard.press('Tab');
  await expect(objective).toHaveValue('single-leg heel raise');
  await expect(objective).toBeFocused();

  await parts(page).getByLabel('Plan').fill('Less hills.');
  await parts(page).getByRole('button', { name: 'Use a template' }).click();
  await page.getByRole('menuitem', { name: 'First visit' }).click();
  await expect(parts(page).getByLabel('Plan')).toHaveValue('Less hills.\n\nSee again in a week.');
  await parts(page).getByLabel('Assessment').focus();
  await page.getByRole('button', { name: 'Write out .hr' }).click();
  await expect(parts(page).getByLabel('Assessment')).toHaveValue('single-leg heel raise');
  await allSaved(page);
  await expectAccessible(page, 'a note being written');

  await running.kill();
  const again = await running.restart();
  await again.getByRole('option', { name: /Quillfeather, Ada/ }).click();
  await again.getByRole('link', { name: /Visit/ }).first().click();
  await openNotes(again);
  await expect(parts(again).getByLabel('Plan')).toHaveValue('Less hills.\n\nSee again in a week.');
});

test('an empty note stands in the way; once signed all is locked, told unchanged, and amended below with a reason', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Marrow', given: 'Finn', born: '1.2.1985' });
  await openNotes(page);
  await page.getByRole('button', { name: 'Begin the note' }).click();
  await expect(signPanel(page).getByText('Nobody is set who could sign.')).toBeVisible();
  await call(page, 'settings.setClinic', clinic);
  await expect(signPanel(page).getByText('Physiotherapist, registration PH 0000')).toBeVisible();
  await expect(signPanel(page).getByTestId('obstacles')).toContainText('The note is empty.');
  await expect(signPanel(page).getByRole('button', { name: 'Sign …' })).toBeDisabled();
  await parts(page).getByLabel('Subjective').fill('Calf tight after hills.');
  await parts(page).getByLabel('Subjective').blur();
  await expect(signPanel(page).getByText('Nothing stands in the way.')).toBeVisible();
  await expect(signPanel(page).getByText('Plan of the note')).toBeVisible();
  await signPanel(page).getByRole('button', { name: 'Sign …' }).click();
  const question = page.getByRole('dialog', { name: 'Sign this visit?' });
  await expect(question).toContainText('Robin Sample, Physiotherapist, registration PH 0000 signs.');
  await expectAccessible(page, 'before signing');
  await question.getByRole('button', { name: 'Sign', exact: true }).click();

  const signed = page.getByRole('region', { name: 'Signed note' });
  await expect(signed.getByText('Unchanged since it was signed')).toBeVisible();
  await expect(signed).toContainText('Calf tight after hills.');
  await expect(page.getByLabel('Subjective')).toHaveCount(0);

  const amend = page.getByRole('region', { name: 'Add an amendment' });
  await amend.getByRole('button', { name: 'Add the amendment' }).click();
  await expect(amend.getByText('Say why it is amended.')).toBeVisible();
  await amend.getByRole('textbox', { name: 'Amendment', exact: true }).fill('It was the right calf.');
  // Leaving the screen keeps what is not added yet.
  await page.getByRole('link', { name: 'Clips' }).click();
  await expect(page.getByText('This visit is signed')).toBeVisible();
  await expect(page.getByLabel('Findings')).not.toBeEditable();
  await expect(page.getByLabel('Title of the visit')).not.toBeEditable();
  await expect(page.getByRole('button', { name: 'Remove this visit' })).toHaveCount(0);
  await expectAccessible(page, 'a signed visit');
  await page.getByRole('link', { name: 'Amend it' }).click();
  await expect(amend.getByRole('textbox', { name: 'Amendment', exact: true })).toHaveValue('It was the right calf.');
  await amend.getByLabel('Why it is amended').fill('Side mixed up.');
  await amend.getByRole('button', { name: 'Add the amendment' }).click();
  const added = page.getByRole('article', { name: 'Amendment 1' });
  await expect(added).toContainText('It was the right calf.');
  await expect(added).toContainText('Robin Sample, Physiotherapist, registration PH 0000');
  await expect(added).toContainText('Why: Side mixed up.');
  await expect(signed).toContainText('Calf tight after hills.');
  await expect(signed.getByText('Unchanged since it was signed')).toBeVisible();
  await expectAccessible(page, 'a signed note with an amendment');
});

test('record keeping: who may sign, how long, consent texts, thresholds with how sure they are', async ({ page }) => {
  await page.goto(`${page.url().split('#')[0]}#/settings/record-keeping`);
  const who = page.getByRole('region', { name: 'Who may sign' });
  await who.getByRole('button', { name: 'Add somebody' }).click();
  await who.getByLabel('Name').fill('Kim Sample');
  await who.getByLabel('Name').blur();
  await expect(who.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');

  const kept = page.getByRole('region', { name: 'How long records are kept' });
  await kept.getByRole('button', { name: /^Video: 2 years/ }).click();
  await kept.getByLabel('Years', { exact: true }).fill('1');
  await kept.getByLabel('Years', { exact: true }).blur();
  await expect(kept.getByText('Version retention-2.')).toBeVisible();
  await expect(kept.getByRole('button', { name: /^Video: 1 year,/ })).toBeVisible();

  const consent = page.getByRole('region', { name: 'Consent texts' });
  await consent.getByRole('button', { name: 'Add this text' }).click();
  await expect(consent.getByText('Give the text a version.')).toBeVisible();
  await consent.getByRole('textbox', { name: 'Version', exact: true }).fill('treatment-2');
  await consent.getByRole('textbox', { name: 'Text', exact: true }).fill('I agree to what was explained.');
  await consent.getByRole('button', { name: 'Add this text' }).click();
  await expect(consent.getByText('Treatment, version treatment-2, en')).toBeVisible();

  const thresholds = page.getByRole('region', { name: 'Thresholds of outcome measures' });
  await expect(thresholds.getByRole('table')).toContainText('read in its source');
  await thresholds.getByRole('button', { name: 'Add a number for VISA-A' }).click();
  await thresholds.getByLabel(/^Number/).fill('12');
  await thresholds.getByLabel(/^Number/).blur();
  await expect(thresholds.getByRole('table')).toContainText('of this clinic');
  await expect(thresholds.locator('[data-draft]')).toHaveAttribute('data-draft', 'saved');
  await expectAccessible(page, 'settings: record keeping');
});

test('two windows that change the same table: what was typed is kept and the clinician decides', async ({ page }) => {
  await page.goto(`${page.url().split('#')[0]}#/settings/notes`);
  const texts = page.getByRole('region', { name: 'Short texts' });
  await texts.getByRole('button', { name: 'Add a short text' }).click();
  await texts.getByLabel('Letters').fill('hr');
  await call(page, 'clinicTables.set', { table: 'snippets', revision: 0, value: [{ abbr: 'ktw', text: 'knee to wall' }] });
  await texts.getByLabel('Text', { exact: true }).fill('heel raise');
  await texts.getByLabel('Text', { exact: true }).blur();
  const question = texts.getByRole('alert');
  await expect(question).toContainText('.ktw: knee to wall');
  await question.getByRole('button', { name: 'Keep the other' }).click();
  await expect(texts.getByRole('button', { name: 'Remove: .ktw' })).toBeVisible();
  expect((await call(page, 'clinicTables.get', {})).snippets.value).toEqual([{ abbr: 'ktw', text: 'knee to wall' }]);
});

test('a wording that is no wording is refused with the reason, and nothing is changed', async ({ page }) => {
  await page.goto(`${page.url().split('#')[0]}#/settings/record-keeping`);
  const packs = page.getByRole('region', { name: 'Licensed wording of questionnaires' });
  const chooser = page.waitForEvent('filechooser');
  await packs.getByRole('button', { name: 'Load a wording' }).click();
  await (await chooser).setFiles({ name: 'wording.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"other"}') });
  await expect(packs.getByRole('alert')).toContainText('soleus-instrument-text');
  await expect(packs.getByText('No wording is loaded.')).toBeVisible();
});
