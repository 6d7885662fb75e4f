import type { Page } from '@playwright/test';
import { hasPoppler, textOf } from '../media/poppler.ts';
import { expectAccessible, expectAccessibleInBoth } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';
import { choose, goToPart, openPart, question, type } from './forms.ts';
import { expect, test } from './host.ts';
import { beginFullScreen } from './screening.ts';

/** Without blanks and line ends: pages are set otherwise than they are said. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

/** The words of the pages that are shown. */
async function pagesShown(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Pages to print' });
  await expect(dialog.locator('[data-painted="1"]')).toBeVisible({ timeout: 30_000 });
  const id = await dialog.locator('[data-made]').getAttribute('data-made');
  const bytes = await page.evaluate(
    async (media) => [...new Uint8Array(await (await fetch(`/media/${media}`)).arrayBuffer())],
    `output-${id}`,
  );
  return hasPoppler ? plain(textOf(Buffer.from(bytes)).join(' ')) : '';
}

/** Stands in for the system's own dialog: counts the pages that it would get. */
const watchPrinter = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.print = () => {
      const stage = [...document.body.children].find((child) => child.querySelector(':scope > img'));
      document.documentElement.dataset['printed'] = String(stage?.querySelectorAll('img').length ?? 0);
    };
  });

const visitOf = (page: Page): string => /visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

test('an intake is printed by its key with what was answered, what was declined and what nobody asked', async ({ page }) => {
  await openPart(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' }, 'Intake');
  await page.getByRole('button', { name: 'Start an empty intake' }).press('Enter');
  await choose(page, 'Pain at night', 'Declined');
  await type(page, 'Complaint in the runner’s words', 'Tight after hills.');
  await choose(page, 'Eases once warmed up', 'Yes');
  // What was typed last is written first: nothing has to be saved by hand.
  await page.keyboard.press('Alt+P');
  const words = await pagesShown(page);
  await expectAccessibleInBoth(page, 'the pages of an intake');
  if (hasPoppler) {
    for (const part of ['Intake', 'Ada Quillfeather', '4 May 1990', 'Not signed', 'Tight after hills.', 'Declined', 'Not asked'])
      expect(words).toContain(part);
    expect(words).toMatch(/Eases once warmed up Yes/);
  }
  await watchPrinter(page);
  const dialog = page.getByRole('dialog', { name: 'Pages to print' });
  await dialog.getByRole('button', { name: 'Print', exact: true }).press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-printed', /^[1-9]/, { timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(question(page, 'Eases once warmed up').getByRole('radio', { name: 'Yes', exact: true })).toBeFocused();
  const log = await call(page, 'audit.list', {});
  expect(log.map(({ action, entity }) => `${action} ${entity}`)).toEqual(expect.arrayContaining(['printed form', 'exported file']));
});

test('a red flag becomes a letter that says what is not known, and waits for a signature', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Marrow', given: 'Finn', born: '1.2.1985' });
  await goToPart(page, 'Safety');
  await beginFullScreen(page);
  await expect(page.getByRole('button', { name: 'Draft a letter' })).toHaveCount(0);
  await page.getByRole('radiogroup', { name: 'New swelling of one calf', exact: true }).getByRole('radio', { name: 'Yes' }).check();
  await page.getByRole('button', { name: 'Draft a letter' }).press('Enter');
  const letter = page.getByRole('dialog', { name: 'Referral letter' });
  await expect(letter.getByRole('checkbox', { name: 'Deep vein thrombosis' })).toBeChecked();
  await expectAccessibleInBoth(page, 'what a letter takes');
  await letter.getByRole('button', { name: 'Make the pages' }).press('Enter');
  await expect(letter.getByText('Say who you are.')).toBeVisible();
  await letter.getByLabel('To whom').fill('Dr Kim Sample, emergency department');
  await type(letter, 'My question', 'Please exclude a thrombosis.');
  await letter.getByLabel('Your name').fill('Robin Sample');
  await letter.getByRole('button', { name: 'Make the pages' }).press('Enter');
  const words = await pagesShown(page);
  if (hasPoppler)
    for (const part of [
      'Draft, to be checked and signed by Robin Sample',
      'Dr Kim Sample, emergency department',
      'Please exclude a thrombosis.',
      'Present: New swelling of one calf',
      'Not known: not asked.',
      'Nobody has asked yet whether a physician may be told',
    ])
      expect(words).toContain(part);
  await page.keyboard.press('Escape');
  await expect(letter.locator(':focus')).toHaveCount(1);

  // The patient does not want it: then no letter is made, and what was typed is still there.
  const { patientId } = await call(page, 'visits.get', { id: visitOf(page) });
  await call(page, 'consents.give', {
    patientId,
    kind: 'data-protection',
    purpose: 'share-with-physician',
    scope: '',
    decision: 'refused',
    by: { who: 'patient' },
    text: { version: 'data-1', language: 'en' },
    witness: '',
  });
  await expect(letter.getByRole('textbox', { name: 'My question' })).toHaveValue('Please exclude a thrombosis.');
  await letter.getByRole('button', { name: 'Make the pages' }).press('Enter');
  await expect(letter.getByText('The patient refused that a physician is told.')).toBeVisible();
  await expectAccessible(page, 'a letter that the patient does not want');
});

test('what stands in the way of signing is said in words', async ({ page }) => {
  await openPart(page, { family: 'Tarn', given: 'Ivo', born: '3.3.1979' }, 'Safety');
  const visitId = visitOf(page);
  await call(page, 'forms.start', { visitId, kind: 'outcome', from: 'empty', instrument: 'nprs', side: 'left' });
  await beginFullScreen(page);
  const rest = page.getByRole('button', { name: /^The rest of .*: no$/ });
  for (let left = await rest.count(); left > 0; left -= 1) {
    await rest.first().press('Enter');
    await expect(rest).toHaveCount(left - 1);
  }
  await expect(page.getByText('Everything of this screen is asked.')).toBeVisible();
  await call(page, 'forms.start', {
    visitId,
    kind: 'taping',
    from: 'empty',
    technique: 'low-dye',
    side: 'left',
    by: { name: 'Robin Sample', role: 'physiotherapist' },
  });
  await goToPart(page, 'Notes');
  await page.getByRole('button', { name: 'Begin the note' }).press('Enter');
  const obstacles = page.getByTestId('obstacles');
  await expect(obstacles).toContainText('Taping: decide on each of these, or remove the form.');
  await expect(obstacles).toContainText('Nobody has said that the skin is intact.');
  await expect(obstacles).not.toContainText('taping.');
  await expectAccessible(page, 'rules in the way of signing');
});
